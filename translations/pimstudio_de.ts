<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>must be a whole number from %1 to %2, got %3</source>
        <translation>muss eine ganze Zahl von %1 bis %2 sein, nicht %3</translation>
    </message>
    <message>
        <source>must be %1 to %2, got %3</source>
        <translation>muss von %1 bis %2 sein, nicht %3</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Design processing-in-memory accelerators.</source>
        <translation>Beschleuniger mit Processing-in-Memory entwerfen.</translation>
    </message>
    <message>
        <source>A project (.pims), an ONNX file, a network .json, or zoo:NAME</source>
        <translation>Ein Projekt (.pims), eine ONNX-Datei, ein Netz als .json oder zoo:NAME</translation>
    </message>
    <message>
        <source>Print the milliseconds until the window can be used, and go on</source>
        <translation>Die Millisekunden ausgeben, bis das Fenster benutzbar ist, und weitermachen</translation>
    </message>
</context>
<context>
    <name>pim::app</name>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Neues Projekt</translation>
    </message>
    <message>
        <source>Start with an empty project</source>
        <translation>Mit einem leeren Projekt beginnen</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>&amp;Galerie</translation>
    </message>
    <message>
        <source>Examples and built-in networks</source>
        <translation>Beispiele und eingebaute Netze</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open a project, an ONNX file or a network file</source>
        <translation>Ein Projekt, eine ONNX-Datei oder eine Netzdatei öffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Das Projekt speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save the project under another name</source>
        <translation>Das Projekt unter einem anderen Namen speichern</translation>
    </message>
    <message>
        <source>Export &amp;design…</source>
        <translation>&amp;Entwurf exportieren…</translation>
    </message>
    <message>
        <source>Write the selected design as JSON, tables, floorplan or files of other tools</source>
        <translation>Den ausgewählten Entwurf als JSON, Tabellen, Grundriss oder Dateien anderer Werkzeuge schreiben</translation>
    </message>
    <message>
        <source>Export project as &amp;JSON…</source>
        <translation>Projekt als &amp;JSON exportieren…</translation>
    </message>
    <message>
        <source>Write everything in the project as text</source>
        <translation>Den ganzen Inhalt des Projekts als Text schreiben</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Projekt s&amp;chließen</translation>
    </message>
    <message>
        <source>Close the project and show the gallery</source>
        <translation>Das Projekt schließen und die Galerie zeigen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the window and stop what runs</source>
        <translation>Das Fenster schließen und beenden, was läuft</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take the last edit back</source>
        <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Die zurückgenommene Änderung wieder ausführen</translation>
    </message>
    <message>
        <source>&amp;Find in view</source>
        <translation>In Ansicht &amp;suchen</translation>
    </message>
    <message>
        <source>Search in the view in front</source>
        <translation>In der vorderen Ansicht suchen</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Look, language, keys and habits</source>
        <translation>Aussehen, Sprache, Tasten und Gewohnheiten</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>&amp;Netz</translation>
    </message>
    <message>
        <source>The model and how it is mapped</source>
        <translation>Das Modell und seine Abbildung</translation>
    </message>
    <message>
        <source>&amp;Explore</source>
        <translation>&amp;Erkunden</translation>
    </message>
    <message>
        <source>All designs of a run: Pareto front, parallel coordinates</source>
        <translation>Alle Entwürfe eines Laufs: Pareto-Front, parallele Koordinaten</translation>
    </message>
    <message>
        <source>&amp;Convergence</source>
        <translation>&amp;Konvergenz</translation>
    </message>
    <message>
        <source>Best design and bound over the run</source>
        <translation>Bester Entwurf und Schranke im Verlauf</translation>
    </message>
    <message>
        <source>&amp;Breakdown</source>
        <translation>&amp;Aufteilung</translation>
    </message>
    <message>
        <source>Where power, energy, area and time go</source>
        <translation>Wohin Leistung, Energie, Fläche und Zeit gehen</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>&amp;Schichten</translation>
    </message>
    <message>
        <source>Every figure of every layer; edit by hand</source>
        <translation>Alle Werte aller Schichten; von Hand änderbar</translation>
    </message>
    <message>
        <source>&amp;Inputs dock</source>
        <translation>Ein&amp;gaben</translation>
    </message>
    <message>
        <source>Show or hide model, hardware, budget and options</source>
        <translation>Modell, Hardware, Budget und Optionen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Ins&amp;pector dock</source>
        <translation>&amp;Inspektor</translation>
    </message>
    <message>
        <source>Show or hide what is known of the selection</source>
        <translation>Zeigen oder verbergen, was über die Auswahl bekannt ist</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>Ein&amp;passen</translation>
    </message>
    <message>
        <source>Show everything in the view in front</source>
        <translation>In der vorderen Ansicht alles zeigen</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Layout &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Bring all docks back to where they were</source>
        <translation>Alle Docks an ihren alten Platz bringen</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Dark letters on a light ground</source>
        <translation>Dunkle Schrift auf hellem Grund</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Light letters on a dark ground</source>
        <translation>Helle Schrift auf dunklem Grund</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>As the desktop has it</source>
        <translation>Wie auf dem Desktop eingestellt</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>The whole screen for this window</source>
        <translation>Den ganzen Bildschirm für dieses Fenster</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Synthesize accelerators for these inputs; queued when a run is under way</source>
        <translation>Beschleuniger für diese Eingaben synthetisieren; reiht ein, wenn schon ein Lauf läuft</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Hold the run; Pause again goes on</source>
        <translation>Den Lauf anhalten; noch einmal Pause setzt ihn fort</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>End the run and keep the best design so far</source>
        <translation>Den Lauf beenden und den bisher besten Entwurf behalten</translation>
    </message>
    <message>
        <source>&amp;Continue run</source>
        <translation>Lauf &amp;fortsetzen</translation>
    </message>
    <message>
        <source>Go on with a stopped or interrupted run</source>
        <translation>Mit einem gestoppten oder unterbrochenen Lauf weitermachen</translation>
    </message>
    <message>
        <source>Run &amp;again</source>
        <translation>Lauf &amp;wiederholen</translation>
    </message>
    <message>
        <source>The selected run once more, with its inputs and its seed</source>
        <translation>Den gewählten Lauf noch einmal, mit seinen Eingaben und seinem Seed</translation>
    </message>
    <message>
        <source>Queue several &amp;budgets…</source>
        <translation>Mehrere &amp;Budgets einreihen…</translation>
    </message>
    <message>
        <source>One run after another over a range of power budgets</source>
        <translation>Ein Lauf nach dem anderen über einen Bereich von Leistungsbudgets</translation>
    </message>
    <message>
        <source>&amp;Delete run</source>
        <translation>Lauf &amp;löschen</translation>
    </message>
    <message>
        <source>Remove the selected run and its designs; can be undone</source>
        <translation>Den gewählten Lauf und seine Entwürfe entfernen; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Pin design</source>
        <translation>Entwurf &amp;anheften</translation>
    </message>
    <message>
        <source>Keep the selected design and give it a letter; again to let go</source>
        <translation>Den gewählten Entwurf behalten und mit einem Buchstaben versehen; noch einmal löst ihn</translation>
    </message>
    <message>
        <source>&amp;Explain this number</source>
        <translation>Diese Zahl &amp;erklären</translation>
    </message>
    <message>
        <source>Open the figure in front down to its source</source>
        <translation>Den vorderen Wert bis zu seiner Quelle aufklappen</translation>
    </message>
    <message>
        <source>&amp;Best design</source>
        <translation>&amp;Bester Entwurf</translation>
    </message>
    <message>
        <source>Select the best design of the run</source>
        <translation>Den besten Entwurf des Laufs auswählen</translation>
    </message>
    <message>
        <source>&amp;Reset to synthesized</source>
        <translation>Auf &amp;Synthese zurücksetzen</translation>
    </message>
    <message>
        <source>Take all edits of this design back</source>
        <translation>Alle Änderungen an diesem Entwurf zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Clear selection</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Befehle…</translation>
    </message>
    <message>
        <source>Every action by name</source>
        <translation>Jede Aktion nach Namen</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel…</translation>
    </message>
    <message>
        <source>All keys, editable</source>
        <translation>Alle Tasten, änderbar</translation>
    </message>
    <message>
        <source>&amp;Show as command…</source>
        <translation>Als &amp;Kommando zeigen…</translation>
    </message>
    <message>
        <source>What the command line does for the same result</source>
        <translation>Was auf der Kommandozeile dasselbe ergibt</translation>
    </message>
    <message>
        <source>&amp;About PIM Studio</source>
        <translation>Über &amp;PIM Studio</translation>
    </message>
    <message>
        <source>Versions, licence, the method&apos;s paper</source>
        <translation>Versionen, Lizenz, der Artikel zum Verfahren</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>F&amp;loorplan</source>
        <translation>G&amp;rundriss</translation>
    </message>
    <message>
        <source>The chip from its macros down to the cells of a crossbar</source>
        <translation>Der Chip von den Makros bis zu den Zellen eines Crossbars</translation>
    </message>
    <message>
        <source>Ti&amp;meline</source>
        <translation>Zei&amp;tachse</translation>
    </message>
    <message>
        <source>When every operation runs: stalls, critical path, pipeline</source>
        <translation>Wann jede Operation läuft: Wartezeiten, kritischer Pfad, Pipeline</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>Verg&amp;leich</translation>
    </message>
    <message>
        <source>Two to four designs side by side; published machines; the paper&apos;s results run again</source>
        <translation>Zwei bis vier Entwürfe nebeneinander; publizierte Maschinen; die Ergebnisse des Artikels, neu gerechnet</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>Be&amp;richt…</translation>
    </message>
    <message>
        <source>Write the comparison as one HTML or PDF file, or as LaTeX tables</source>
        <translation>Den Vergleich als eine HTML- oder PDF-Datei oder als LaTeX-Tabellen schreiben</translation>
    </message>
    <message>
        <source>conflicts links routes ruler measure macros crossbars heat map NoC mesh</source>
        <translation>Konflikte Verbindungen Wege Lineal messen Makros Crossbars Heatmap NoC Mesh</translation>
    </message>
    <message>
        <source>schedule stalls pipeline period critical path Perfetto trace Gantt</source>
        <translation>Zeitplan Wartezeiten Stalls Pipeline Periode kritischer Pfad Perfetto Trace Gantt</translation>
    </message>
    <message>
        <source>paper reproduction published machines portability budget sweep side by side radar</source>
        <translation>Artikel Reproduktion publizierte Maschinen Übertragbarkeit Budget nebeneinander Netzdiagramm Radar</translation>
    </message>
    <message>
        <source>power energy area shares treemap</source>
        <translation>Leistung Energie Fläche Anteile Treemap</translation>
    </message>
    <message>
        <source>duplication edit by hand what if</source>
        <translation>Kopien Vervielfachung von Hand ändern was wäre wenn</translation>
    </message>
    <message>
        <source>Pareto front scatter plot parallel coordinates designs</source>
        <translation>Pareto Front Streudiagramm parallele Koordinaten Entwürfe</translation>
    </message>
    <message>
        <source>progress bound</source>
        <translation>Fortschritt Schranke</translation>
    </message>
    <message>
        <source>model graph layers ONNX</source>
        <translation>Modell Graph Schichten ONNX</translation>
    </message>
    <message>
        <source>SVG CSV LaTeX JSON Perfetto trace picture figure image</source>
        <translation>SVG CSV LaTeX JSON Perfetto Trace Bild Abbildung Grafik</translation>
    </message>
    <message>
        <source>HTML PDF LaTeX print</source>
        <translation>HTML PDF LaTeX drucken</translation>
    </message>
    <message>
        <source>keep compare letter</source>
        <translation>behalten vergleichen Buchstabe</translation>
    </message>
    <message>
        <source>settings language theme</source>
        <translation>Einstellungen Sprache Farbschema</translation>
    </message>
    <message>
        <source>theme colours night</source>
        <translation>Farbschema Farben Nacht</translation>
    </message>
    <message>
        <source>theme colours day</source>
        <translation>Farbschema Farben Tag</translation>
    </message>
    <message>
        <source>CLI terminal script</source>
        <translation>CLI Terminal Konsole Skript</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>&amp;Programm</translation>
    </message>
    <message>
        <source>The network as instructions for every core: search, verify, simulate, export</source>
        <translation>Das Netz als Instruktionen für jeden Kern: suchen, prüfen, simulieren, exportieren</translation>
    </message>
    <message>
        <source>&amp;Compile…</source>
        <translation>&amp;Kompilieren…</translation>
    </message>
    <message>
        <source>Compile the network to instructions for the cores of the selected design or of another machine</source>
        <translation>Das Netz zu Instruktionen für die Kerne des ausgewählten Entwurfs oder einer anderen Maschine kompilieren</translation>
    </message>
    <message>
        <source>&amp;Simulate program</source>
        <translation>Programm &amp;simulieren</translation>
    </message>
    <message>
        <source>Run the program of the selected design event by event: time (s), energy (J), stalls</source>
        <translation>Das Programm des ausgewählten Entwurfs Ereignis für Ereignis ausführen: Zeit (s), Energie (J), Wartezeiten</translation>
    </message>
    <message>
        <source>&amp;Verify program</source>
        <translation>Programm &amp;prüfen</translation>
    </message>
    <message>
        <source>Execute the program on random integers and compare its outputs with the network&apos;s, bit for bit</source>
        <translation>Das Programm mit zufälligen ganzen Zahlen ausführen und seine Ausgaben Bit für Bit mit denen des Netzes vergleichen</translation>
    </message>
    <message>
        <source>E&amp;xport program…</source>
        <translation>Programm &amp;exportieren…</translation>
    </message>
    <message>
        <source>Write program, configuration and network file for pimsim-nn, and the assembly text</source>
        <translation>Programm, Konfiguration und Netzdatei für pimsim-nn und den Assemblertext schreiben</translation>
    </message>
    <message>
        <source>S&amp;top compiling or simulating</source>
        <translation>Kompilieren oder Simulieren s&amp;toppen</translation>
    </message>
    <message>
        <source>End the work on the program; what was there before stays</source>
        <translation>Die Arbeit am Programm beenden; was vorher da war, bleibt</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>instructions assembly disassembly cores compiler simulator pimsim PIMCOMP</source>
        <translation>Instruktionen Befehle Assembler Disassembler Kerne Compiler Simulator pimsim PIMCOMP</translation>
    </message>
</context>
<context>
    <name>pim::app::About</name>
    <message>
        <source>About PIM Studio</source>
        <translation>Über PIM Studio</translation>
    </message>
    <message>
        <source>&lt;p&gt;A design studio for processing-in-memory accelerators: from a neural network and a power budget to a chip, with a reason for every number.&lt;/p&gt;&lt;p&gt;The method follows &lt;i&gt;PIMSYN: Synthesizing Processing-in-memory CNN Accelerators&lt;/i&gt;, DATE 2024. Hardware figures come from the papers that each of them names.&lt;/p&gt;&lt;p&gt;Built with Qt, QCustomPlot, onnx, protobuf, Graphviz, SQLite, nlohmann_json, fmt and CLI11.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Ein Studio zum Entwerfen von Beschleunigern mit Processing-in-Memory: von einem neuronalen Netz und einem Leistungsbudget zum Chip, mit einem Grund für jede Zahl.&lt;/p&gt;&lt;p&gt;Das Verfahren folgt &lt;i&gt;PIMSYN: Synthesizing Processing-in-memory CNN Accelerators&lt;/i&gt;, DATE 2024. Die Hardwaredaten stammen aus den Artikeln, die jeweils genannt sind.&lt;/p&gt;&lt;p&gt;Erstellt mit Qt, QCustomPlot, onnx, protobuf, Graphviz, SQLite, nlohmann_json, fmt und CLI11.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer. Ohne jede Gewährleistung.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Versionen kopieren</translation>
    </message>
</context>
<context>
    <name>pim::app::BudgetsDialog</name>
    <message>
        <source>Queue several budgets</source>
        <translation>Mehrere Budgets einreihen</translation>
    </message>
    <message>
        <source> W</source>
        <translation> W</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Number of runs</source>
        <translation>Anzahl der Läufe</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Einreihen</translation>
    </message>
</context>
<context>
    <name>pim::app::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Passende Befehle</translation>
    </message>
    <message>
        <source>No command has this in its name</source>
        <translation>Kein Befehl enthält das in seinem Namen</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Eintippen, was Sie tun möchten</translation>
    </message>
</context>
<context>
    <name>pim::app::CommandSheet</name>
    <message>
        <source>The same on the command line</source>
        <translation>Dasselbe auf der Kommandozeile</translation>
    </message>
    <message>
        <source>The window and the command line share one engine: these commands give the same results.</source>
        <translation>Fenster und Kommandozeile nutzen denselben Rechenkern: diese Kommandos ergeben dasselbe.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
</context>
<context>
    <name>pim::app::CompareController</name>
    <message>
        <source>a kept design of this project</source>
        <translation>ein behaltener Entwurf dieses Projekts</translation>
    </message>
    <message>
        <source>a pinned design of this project</source>
        <translation>ein angehefteter Entwurf dieses Projekts</translation>
    </message>
    <message>
        <source>Best of %1</source>
        <translation>★ %1</translation>
    </message>
    <message>
        <source>the best design of a run</source>
        <translation>der beste Entwurf eines Laufs</translation>
    </message>
    <message>
        <source>a published machine on the first design&apos;s network and budget</source>
        <translation>eine publizierte Maschine mit Netz und Budget des ersten Entwurfs</translation>
    </message>
    <message>
        <source>Pick at least one design of this project: published machines take its network and budget.</source>
        <translation>Mindestens einen Entwurf dieses Projekts wählen: publizierte Maschinen übernehmen sein Netz und Budget.</translation>
    </message>
    <message>
        <source>Pin designs of at least two networks first, or run a second model in this project.</source>
        <translation>Zuerst Entwürfe von mindestens zwei Netzen anheften oder ein zweites Modell in diesem Projekt rechnen.</translation>
    </message>
    <message>
        <source>Open a model and choose hardware first.</source>
        <translation>Zuerst ein Modell öffnen und Hardware wählen.</translation>
    </message>
    <message>
        <source>Export comparison</source>
        <translation>Vergleich exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>There is nothing to report yet: pick designs to compare, or run the paper&apos;s experiments</source>
        <translation>Noch nichts zu berichten: Entwürfe zum Vergleichen wählen oder die Experimente des Artikels rechnen</translation>
    </message>
    <message>
        <source>Write a report</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf);;LaTeX tables (*.tex)</source>
        <translation>Webseite (*.html);;PDF (*.pdf);;LaTeX-Tabellen (*.tex)</translation>
    </message>
    <message>
        <source>LaTeX table (*.tex)</source>
        <translation>LaTeX-Tabelle (*.tex)</translation>
    </message>
    <message>
        <source>There is nothing to export yet</source>
        <translation>Noch nichts zu exportieren</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>Gewählt: %1</translation>
    </message>
    <message>
        <source>the design that the other views show; follows the selection</source>
        <translation>der Entwurf, den die anderen Ansichten zeigen; folgt der Auswahl</translation>
    </message>
    <message>
        <source>%1, pin %2</source>
        <translation>%1, angeheftet als %2</translation>
    </message>
    <message>
        <source>Before edits: %1</source>
        <translation>Vor den Änderungen: %1</translation>
    </message>
    <message>
        <source>what the selected design was before it was edited by hand</source>
        <translation>was der ausgewählte Entwurf war, bevor er von Hand geändert wurde</translation>
    </message>
</context>
<context>
    <name>pim::app::CompareFiles</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: %2, as it was when the file was read</source>
        <translation>%1: %2, wie beim Lesen der Datei</translation>
    </message>
    <message>
        <source>Compare with a design of a file</source>
        <translation>Mit dem Entwurf einer Datei vergleichen</translation>
    </message>
    <message>
        <source>Projects and designs (*.pims *.json);;All files (*)</source>
        <translation>Projekte und Entwürfe (*.pims *.json);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>pim::app::CompileDialog</name>
    <message>
        <source>One image; layers begin as soon as their inputs are there.</source>
        <translation>Ein Bild; Schichten beginnen, sobald ihre Eingaben da sind.</translation>
    </message>
    <message>
        <source>Every layer works on another image; one pass of the program is one period.</source>
        <translation>Jede Schicht arbeitet an einem anderen Bild; ein Durchlauf des Programms ist eine Periode.</translation>
    </message>
    <message>
        <source>Choose the machine&apos;s configuration file.</source>
        <translation>Bitte die Konfigurationsdatei der Maschine wählen.</translation>
    </message>
    <message>
        <source>Configuration of a machine</source>
        <translation>Konfiguration einer Maschine</translation>
    </message>
    <message>
        <source>Configuration of pimsim-nn (*.json)</source>
        <translation>Konfiguration von pimsim-nn (*.json)</translation>
    </message>
    <message>
        <source>Compile</source>
        <translation>Kompilieren</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Batch pipeline: most images a second</source>
        <translation>Batch-Pipeline: die meisten Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Element pipeline: one image as soon as possible</source>
        <translation>Element-Pipeline: ein Bild so bald wie möglich</translation>
    </message>
    <message>
        <source>&amp;Mode</source>
        <translation>&amp;Modus</translation>
    </message>
    <message>
        <source>M&amp;achine</source>
        <translation>M&amp;aschine</translation>
    </message>
    <message>
        <source>&amp;Replication</source>
        <translation>&amp;Kopien</translation>
    </message>
    <message>
        <source>&amp;Elements</source>
        <translation>&amp;Elemente</translation>
    </message>
    <message>
        <source>&amp;Sums</source>
        <translation>&amp;Summen</translation>
    </message>
    <message>
        <source>S&amp;hift</source>
        <translation>Sc&amp;hieben</translation>
    </message>
    <message>
        <source>Local &amp;memory</source>
        <translation>L&amp;okaler Speicher</translation>
    </message>
    <message>
        <source>&amp;Parts</source>
        <translation>&amp;Teile</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>The design&apos;s own</source>
        <translation>Die des Entwurfs</translation>
    </message>
    <message>
        <source>From a configuration file</source>
        <translation>Aus einer Konfigurationsdatei</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Chip to compile for: one core a macro of the design, a published chip, or a file of pimsim-nn</source>
        <translation>Chip, für den kompiliert wird: ein Kern je Makro des Entwurfs, ein publizierter Chip oder eine Datei von pimsim-nn</translation>
    </message>
    <message>
        <source>Configuration file</source>
        <translation>Konfigurationsdatei</translation>
    </message>
    <message>
        <source>config.json of pimsim-nn; the network file that it names is read, too</source>
        <translation>config.json von pimsim-nn; die Netzdatei, die darin genannt ist, wird auch gelesen</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Copies so that all layers take about as long</source>
        <translation>Kopien so, dass alle Schichten etwa gleich lang dauern</translation>
    </message>
    <message>
        <source>Copies by the size of each layer&apos;s map, as PIMCOMP&apos;s W0H0 has them</source>
        <translation>Kopien nach der Größe der Map jeder Schicht, wie in PIMCOMPs W0H0</translation>
    </message>
    <message>
        <source>The same number of copies of every layer</source>
        <translation>Gleich viele Kopien jeder Schicht</translation>
    </message>
    <message>
        <source>Copies searched by a genetic algorithm</source>
        <translation>Kopien aus der Suche eines genetischen Algorithmus</translation>
    </message>
    <message>
        <source>Copies that synthesis chose for this design</source>
        <translation>Kopien, die die Synthese für diesen Entwurf gewählt hat</translation>
    </message>
    <message>
        <source>Replication</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>How many copies of each layer&apos;s weights there are</source>
        <translation>Wie viele Kopien der Gewichte jeder Schicht es gibt</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Width of activations and weights, bits</source>
        <translation>Breite von Aktivierungen und Gewichten, bit</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 bit</translation>
    </message>
    <message>
        <source> bits</source>
        <translation> bit</translation>
    </message>
    <message>
        <source>Sums are shifted right by so many bits before they are cut; only where they are wider than an element</source>
        <translation>Um so viele Bits werden Summen nach rechts geschoben, bevor sie gekürzt werden; nur wenn sie breiter als ein Element sind</translation>
    </message>
    <message>
        <source>Buffers of a core stay within this, KiB; what does not fit goes through the global memory</source>
        <translation>Die Puffer eines Kerns bleiben in dieser Größe, KiB; was nicht passt, geht durch den globalen Speicher</translation>
    </message>
    <message>
        <source>A crossbar&apos;s column holds a whole weight</source>
        <translation>Eine Spalte des Crossbars hält ein ganzes Gewicht</translation>
    </message>
    <message>
        <source>As PIMCOMP counts crossbars; else a weight takes as many columns as its bits need cells</source>
        <translation>So zählt PIMCOMP Crossbars; sonst belegt ein Gewicht so viele Spalten, wie seine Bits Zellen brauchen</translation>
    </message>
    <message>
        <source>Cores hand maps to each other</source>
        <translation>Kerne reichen einander Maps weiter</translation>
    </message>
    <message>
        <source>Simulate when it is compiled</source>
        <translation>Nach dem Kompilieren simulieren</translation>
    </message>
    <message>
        <source>Time, energy and when every instruction runs</source>
        <translation>Zeit, Energie und wann jede Instruktion läuft</translation>
    </message>
    <message>
        <source>Without the public simulator&apos;s known defects</source>
        <translation>Ohne die bekannten Fehler des öffentlichen Simulators</translation>
    </message>
    <message>
        <source>Off: exactly the numbers of pimsim-nn</source>
        <translation>Aus: genau die Zahlen von pimsim-nn</translation>
    </message>
    <message>
        <source>Width in which products are summed before the sum is shifted and cut to an element, bits</source>
        <translation>Breite, mit der Produkte summiert werden, bevor die Summe geschoben und auf ein Element gekürzt wird, bit</translation>
    </message>
    <message>
        <source>As the machine has it</source>
        <translation>Wie in der Maschine</translation>
    </message>
    <message>
        <source>Chosen by the compiler</source>
        <translation>Vom Compiler gewählt</translation>
    </message>
    <message>
        <source>Latency: parts that a layer&apos;s map is handed on in. Many parts let the next layer begin earlier and cost instructions.</source>
        <translation>Latenz: Teile, in denen die Map einer Schicht weitergereicht wird. Viele Teile lassen die nächste Schicht früher beginnen und kosten Instruktionen.</translation>
    </message>
    <message>
        <source>Throughput: a layer&apos;s output goes straight to the cores of the next layer where local memories have room; off: all maps go through the global memory</source>
        <translation>Durchsatz: die Ausgabe einer Schicht geht direkt an die Kerne der nächsten, wo lokale Speicher Platz haben; aus: alle Maps gehen durch den globalen Speicher</translation>
    </message>
    <message>
        <source>Throughput: layers work on different images. Latency: one image, layers begin as soon as their inputs are there.</source>
        <translation>Durchsatz: Schichten arbeiten an verschiedenen Bildern. Latenz: ein Bild, Schichten beginnen, sobald ihre Eingaben da sind.</translation>
    </message>
</context>
<context>
    <name>pim::app::DesignChooser</name>
    <message>
        <source>pinned as %1</source>
        <translation>angeheftet als %1</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>best of a run</source>
        <translation>bester eines Laufs</translation>
    </message>
    <message>
        <source>design file</source>
        <translation>Entwurfsdatei</translation>
    </message>
    <message>
        <source>Designs of %1</source>
        <translation>Entwürfe in %1</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Power budget</source>
        <translation>Leistungsbudget</translation>
    </message>
    <message>
        <source>Designs of the file</source>
        <translation>Entwürfe der Datei</translation>
    </message>
    <message>
        <source>The file is read only and stays as it is.</source>
        <translation>Die Datei wird nur gelesen und bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
</context>
<context>
    <name>pim::app::DesignController</name>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv);;JSON (*.json);;Tab separated (*.tsv)</source>
        <translation>Tabelle (*.csv);;JSON (*.json);;Durch Tabulatoren getrennt (*.tsv)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Design %1</source>
        <translation>Entwurf %1</translation>
    </message>
    <message>
        <source>edit %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>%1, edited</source>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>reset to synthesized</source>
        <translation>auf Synthese zurücksetzen</translation>
    </message>
    <message>
        <source>Explain this number</source>
        <translation>Diese Zahl erklären</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Ways to make it fit</source>
        <translation>So passt es</translation>
    </message>
    <message>
        <source>Breaks a constraint</source>
        <translation>Verletzt eine Vorgabe</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Edited by hand</source>
        <translation>Von Hand geändert</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>Bisher bester</translation>
    </message>
    <message>
        <source>Best of its run</source>
        <translation>Bester seines Laufs</translation>
    </message>
</context>
<context>
    <name>pim::app::DesignExport</name>
    <message>
        <source>Design (*.json)</source>
        <translation>Entwurf (*.json)</translation>
    </message>
    <message>
        <source>Table of layers (*.csv)</source>
        <translation>Tabelle der Schichten (*.csv)</translation>
    </message>
    <message>
        <source>LaTeX tables (*.tex)</source>
        <translation>LaTeX-Tabellen (*.tex)</translation>
    </message>
    <message>
        <source>Floorplan (*.svg)</source>
        <translation>Grundriss (*.svg)</translation>
    </message>
    <message>
        <source>Schedule for Perfetto (*.trace.json)</source>
        <translation>Zeitplan für Perfetto (*.trace.json)</translation>
    </message>
    <message>
        <source>PIMSYN-NN result (*.pimsyn.json)</source>
        <translation>PIMSYN-NN-Ergebnis (*.pimsyn.json)</translation>
    </message>
    <message>
        <source>PIMCOMP and pimsim configuration (*.config.json)</source>
        <translation>Konfiguration für PIMCOMP und pimsim (*.config.json)</translation>
    </message>
    <message>
        <source>the design cannot run: %1</source>
        <translation>der Entwurf kann nicht laufen: %1</translation>
    </message>
</context>
<context>
    <name>pim::app::Document</name>
    <message>
        <source>Rename run to &quot;%1&quot;</source>
        <translation>Lauf in „%1“ umbenennen</translation>
    </message>
    <message>
        <source>Delete run &quot;%1&quot;</source>
        <translation>Lauf „%1“ löschen</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Hardware %1</source>
        <translation>Hardware %1</translation>
    </message>
    <message>
        <source>No hardware</source>
        <translation>Keine Hardware</translation>
    </message>
    <message>
        <source>Edit hardware</source>
        <translation>Hardware ändern</translation>
    </message>
    <message>
        <source>Power budget %1</source>
        <translation>Leistungsbudget %1</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>Pin design %1</source>
        <translation>Entwurf %1 anheften</translation>
    </message>
    <message>
        <source>Keep design</source>
        <translation>Entwurf behalten</translation>
    </message>
    <message>
        <source>Unpin design %1</source>
        <translation>Entwurf %1 lösen</translation>
    </message>
    <message>
        <source>Rename design to &quot;%1&quot;</source>
        <translation>Entwurf in „%1“ umbenennen</translation>
    </message>
    <message>
        <source>Remove design</source>
        <translation>Entwurf entfernen</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>it was opened for reading only</source>
        <translation>es wurde nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>the file cannot be written</source>
        <translation>die Datei ist schreibgeschützt</translation>
    </message>
    <message>
        <source>its folder cannot be written</source>
        <translation>ihr Ordner ist schreibgeschützt</translation>
    </message>
    <message>
        <source>another PIM Studio has it open</source>
        <translation>es ist in einem anderen PIM Studio geöffnet</translation>
    </message>
    <message>
        <source>The project cannot be saved here: %1. Save it under another name.</source>
        <translation>Das Projekt kann hier nicht gespeichert werden: %1. Bitte unter einem anderen Namen speichern.</translation>
    </message>
    <message>
        <source>it has no file yet</source>
        <translation>es hat noch keine Datei</translation>
    </message>
    <message>
        <source>cannot make the folder for unsaved work: %1</source>
        <translation>der Ordner für ungespeicherte Arbeit lässt sich nicht anlegen: %1</translation>
    </message>
    <message>
        <source>cannot write: %1</source>
        <translation>Schreiben nicht möglich: %1</translation>
    </message>
    <message>
        <source>cannot remove the file: %1</source>
        <translation>die Datei lässt sich nicht entfernen: %1</translation>
    </message>
</context>
<context>
    <name>pim::app::ExportProgramDialog</name>
    <message>
        <source>Give the folder with its whole path.</source>
        <translation>Bitte den Ordner mit seinem ganzen Pfad angeben.</translation>
    </message>
    <message>
        <source>This is a file, not a folder.</source>
        <translation>Dies ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>The folder holds files of these names, which will be overwritten: %1</source>
        <translation>Der Ordner enthält Dateien dieser Namen; sie werden überschrieben: %1</translation>
    </message>
    <message>
        <source>Writes into this folder: %1</source>
        <translation>Schreibt in diesen Ordner: %1</translation>
    </message>
    <message>
        <source>Makes this folder and writes into it: %1</source>
        <translation>Legt diesen Ordner an und schreibt hinein: %1</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export program into a folder</source>
        <translation>Programm in einen Ordner exportieren</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder that the files go into; one that is not there is made</source>
        <translation>Ordner für die Dateien; gibt es ihn nicht, wird er angelegt</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Choose a folder that exists</source>
        <translation>Einen vorhandenen Ordner wählen</translation>
    </message>
</context>
<context>
    <name>pim::app::FileController</name>
    <message>
        <source>%1 is opened read-only: %2. Save as writes a copy.</source>
        <translation>%1 ist nur zum Lesen geöffnet: %2. „Speichern unter“ schreibt eine Kopie.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>%1 geöffnet</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>The program ended without saving %1, changed %2.</source>
        <translation>Das Programm endete, ohne %1 zu speichern, geändert %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n older one(s) come after it.</source>
        <translation>
            <numerusform>%n älteres kommt danach.</numerusform>
            <numerusform>%n ältere kommen danach.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Projects (*.pims)</source>
        <translation>Projekte (*.pims)</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>%1 has unsaved changes.</source>
        <translation>%1 enthält ungespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>Without saving, runs and edits since the last save are lost.</source>
        <translation>Ohne Speichern gehen Läufe und Änderungen seit dem letzten Speichern verloren.</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Shape of an input</source>
        <translation>Form einer Eingabe</translation>
    </message>
    <message>
        <source>%1

Give the shape as NAME=1x3x224x224:</source>
        <translation>%1

Form als NAME=1x3x224x224 angeben:</translation>
    </message>
    <message>
        <source>write NAME=SHAPE, got &quot;%1&quot;</source>
        <translation>als NAME=FORM schreiben, nicht „%1“</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Unsaved work of a session that did not end was brought back. Save keeps it.</source>
        <translation>Ungespeicherte Arbeit aus einer Sitzung, die nicht beendet wurde, ist wieder da. „Speichern“ sichert sie.</translation>
    </message>
    <message>
        <source>this is the configuration of a machine: choose it when you compile (Program &gt; Compile, machine from a configuration file)</source>
        <translation>das ist die Konfiguration einer Maschine: sie wird beim Kompilieren gewählt (Programm &gt; Kompilieren, Maschine aus einer Konfigurationsdatei)</translation>
    </message>
    <message>
        <source>Projects, networks and programs (*.pims *.onnx *.json *.gz *.bin *.asm);;Projects (*.pims);;ONNX (*.onnx);;Programs (*.json *.gz *.bin *.asm);;All files (*)</source>
        <translation>Projekte, Netze und Programme (*.pims *.onnx *.json *.gz *.bin *.asm);;Projekte (*.pims);;ONNX (*.onnx);;Programme (*.json *.gz *.bin *.asm);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>pim::app::FloorplanController</name>
    <message>
        <source>Export floorplan</source>
        <translation>Grundriss exportieren</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
</context>
<context>
    <name>pim::app::InputController</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Power budget</source>
        <translation>Leistungsbudget</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Open hardware</source>
        <translation>Hardware öffnen</translation>
    </message>
    <message>
        <source>Hardware (*.json);;All files (*)</source>
        <translation>Hardware (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save as own preset</source>
        <translation>Als eigene Voreinstellung speichern</translation>
    </message>
    <message>
        <source>Name of the preset (letters, digits and hyphens):</source>
        <translation>Name der Voreinstellung (Buchstaben, Ziffern und Bindestriche):</translation>
    </message>
    <message>
        <source>A preset&apos;s name has letters, digits, hyphens and dots, got &quot;%1&quot;</source>
        <translation>Der Name einer Voreinstellung besteht aus Buchstaben, Ziffern, Bindestrichen und Punkten, nicht „%1“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a built-in preset; choose another name</source>
        <translation>„%1“ ist eine eingebaute Voreinstellung; bitte einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>Preset written to %1</source>
        <translation>Voreinstellung in %1 geschrieben</translation>
    </message>
</context>
<context>
    <name>pim::app::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>A&amp;ussehen</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;Design</source>
        <translation>&amp;Entwurf</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>Belegter Speicher</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Commands  %1</source>
        <translation>Befehle  %1</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>&amp;Programm</translation>
    </message>
</context>
<context>
    <name>pim::app::NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>pim::app::Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Threads of a run</source>
        <translation>Threads eines Laufs</translation>
    </message>
    <message>
        <source>Keep unsaved work every</source>
        <translation>Ungespeichertes sichern alle</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beim Start</translation>
    </message>
    <message>
        <source>Mouse wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Results do not depend on it; 0 uses every core</source>
        <translation>Die Ergebnisse hängen nicht davon ab; 0 nutzt alle Kerne</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>After a crash, nothing older than this is lost (seconds)</source>
        <translation>Nach einem Absturz geht nichts verloren, was älter ist (Sekunden)</translation>
    </message>
    <message>
        <source>Show the gallery when no project is open</source>
        <translation>Galerie zeigen, wenn kein Projekt offen ist</translation>
    </message>
    <message>
        <source>Zooms (with Ctrl it scrolls)</source>
        <translation>Zoomt (mit Strg rollt es)</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>Tastenkürzel…</translation>
    </message>
</context>
<context>
    <name>pim::app::ProblemsModel</name>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
</context>
<context>
    <name>pim::app::ProgramController</name>
    <message>
        <source>Compiling was stopped</source>
        <translation>Kompilieren wurde gestoppt</translation>
    </message>
    <message>
        <source>The simulation was stopped</source>
        <translation>Die Simulation wurde gestoppt</translation>
    </message>
    <message>
        <source>Verifying was stopped</source>
        <translation>Das Prüfen wurde gestoppt</translation>
    </message>
    <message>
        <source>Verified: %1 output elements equal the network&apos;s, bit for bit</source>
        <translation>Geprüft: %1 Ausgaben, Bit für Bit wie im Netz</translation>
    </message>
    <message>
        <source>Wrote program, configuration and network file to %1</source>
        <translation>Programm, Konfiguration und Netzdatei nach %1 geschrieben</translation>
    </message>
    <message>
        <source>The export was stopped</source>
        <translation>Der Export wurde gestoppt</translation>
    </message>
    <message>
        <source>Compiling…</source>
        <translation>Kompiliert…</translation>
    </message>
    <message>
        <source>Simulating…</source>
        <translation>Simuliert…</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>Prüft…</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportiert…</translation>
    </message>
    <message>
        <source>the design was edited since it was compiled.</source>
        <translation>der Entwurf wurde seit dem Kompilieren geändert.</translation>
    </message>
    <message>
        <source>Simulated: %1, %2</source>
        <translation>Simuliert: %1, %2</translation>
    </message>
    <message>
        <source>The simulation failed: %1</source>
        <translation>Die Simulation ist fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Opening the program was stopped</source>
        <translation>Das Öffnen des Programms wurde gestoppt</translation>
    </message>
    <message>
        <source>Opened %1: %2 instructions</source>
        <translation>%1 geöffnet: %2 Instruktionen</translation>
    </message>
    <message>
        <source>From a configuration file…</source>
        <translation>Aus einer Konfigurationsdatei…</translation>
    </message>
    <message>
        <source>Configuration of a machine</source>
        <translation>Konfiguration einer Maschine</translation>
    </message>
    <message>
        <source>Configuration of pimsim-nn (*.json)</source>
        <translation>Konfiguration von pimsim-nn (*.json)</translation>
    </message>
    <message>
        <source>The export failed: %1</source>
        <translation>Der Export ist fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Reading the program…</source>
        <translation>Liest das Programm…</translation>
    </message>
    <message>
        <source>the model or the hardware changed since the design was made. The program is that of the design as it was; run again for a new design.</source>
        <translation>das Modell oder die Hardware hat sich geändert, seit der Entwurf entstand. Das Programm ist das des Entwurfs, wie er war; ein neuer Entwurf braucht einen neuen Lauf.</translation>
    </message>
    <message>
        <source>%1 is a program of its own. No configuration stands beside it: the machine %2 is assumed.</source>
        <translation>%1 ist ein eigenständiges Programm. Daneben liegt keine Konfiguration: angenommen wird die Maschine %2.</translation>
    </message>
    <message>
        <source>%1 is a program of its own, for the machine %2. Files do not say which layer an instruction is for.</source>
        <translation>%1 ist ein eigenständiges Programm, für die Maschine %2. Dateien sagen nicht, für welche Schicht eine Instruktion ist.</translation>
    </message>
    <message>
        <source>The program below is another one, compiled before: %1 on %2.</source>
        <translation>Das Programm unten ist ein anderes, vorher kompiliertes: %1 auf %2.</translation>
    </message>
    <message>
        <source>the design&apos;s own machine</source>
        <translation>die Maschine des Entwurfs</translation>
    </message>
    <message>
        <source>Compiling failed (%1, %2): %3</source>
        <translation>Das Kompilieren ist fehlgeschlagen (%1, %2): %3</translation>
    </message>
    <message>
        <source>Compiled for %1: %2 instructions</source>
        <translation>Für %1 kompiliert: %2 Instruktionen</translation>
    </message>
    <message>
        <source>simulated: %1, %2</source>
        <translation>simuliert: %1, %2</translation>
    </message>
    <message>
        <source>program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Verified: %1 output elements equal the network&apos;s, bit for bit; %2 not compared</source>
        <translation>Geprüft: %1 Ausgaben, Bit für Bit wie im Netz; %2 nicht verglichen</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n Schicht</numerusform>
            <numerusform>%n Schichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pim::app::ProgramTarget</name>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
</context>
<context>
    <name>pim::app::RunBar</name>
    <message numerus="yes">
        <source>%n more queued</source>
        <translation>
            <numerusform>noch %n wartet</numerusform>
            <numerusform>noch %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%1 eval/s</source>
        <translation>%1 Bew./s</translation>
    </message>
    <message>
        <source>Designs evaluated a second, all threads together</source>
        <translation>Bewertete Entwürfe je Sekunde, alle Threads zusammen</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>Bestwert</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Verbleibend</translation>
    </message>
    <message>
        <source>Estimated time left (minutes:seconds)</source>
        <translation>Geschätzte Restzeit (Minuten:Sekunden)</translation>
    </message>
</context>
<context>
    <name>pim::app::RunController</name>
    <message>
        <source>Run &quot;%1&quot; has begun</source>
        <translation>Lauf „%1“ hat begonnen</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot;: %2</source>
        <translation>Lauf „%1“: %2</translation>
    </message>
    <message>
        <source>make it fit</source>
        <translation>passend machen</translation>
    </message>
    <message>
        <source>Choose a network first: the gallery has some, or drop an ONNX file</source>
        <translation>Zuerst ein Netz wählen: aus der Galerie oder durch Ablegen einer ONNX-Datei</translation>
    </message>
    <message>
        <source>%1, again</source>
        <translation>%1, wiederholt</translation>
    </message>
    <message>
        <source>This run is under way: stop it first</source>
        <translation>Dieser Lauf läuft noch: bitte erst stoppen</translation>
    </message>
    <message>
        <source>%1 evaluations in %2</source>
        <translation>%1 Bewertungen in %2</translation>
    </message>
    <message>
        <source>best %1</source>
        <translation>Bestwert %1</translation>
    </message>
    <message>
        <source>Run finished</source>
        <translation>Lauf fertig</translation>
    </message>
    <message>
        <source>Run stopped</source>
        <translation>Lauf gestoppt</translation>
    </message>
    <message>
        <source>Run interrupted, it can be continued</source>
        <translation>Lauf unterbrochen, er lässt sich fortsetzen</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Run failed</source>
        <translation>Lauf fehlgeschlagen</translation>
    </message>
    <message>
        <source>Kept designs</source>
        <translation>Behaltene Entwürfe</translation>
    </message>
</context>
<context>
    <name>pim::app::RunQueue</name>
    <message>
        <source>Run finished</source>
        <translation>Lauf fertig</translation>
    </message>
    <message>
        <source>Run stopped</source>
        <translation>Lauf gestoppt</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Run failed</source>
        <translation>Lauf fehlgeschlagen</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Noch kein Lauf</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird gestoppt</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Wird gestartet</translation>
    </message>
    <message>
        <source>grid point %1 of %2</source>
        <translation>Gitterpunkt %1 von %2</translation>
    </message>
    <message>
        <source>%1×%1, %2-bit cells</source>
        <translation>%1×%1, %2-Bit-Zellen</translation>
    </message>
    <message>
        <source>Bounding grid points</source>
        <translation>Schranken der Gitterpunkte</translation>
    </message>
    <message>
        <source>Trying paced designs</source>
        <translation>Getaktete Entwürfe probieren</translation>
    </message>
    <message>
        <source>Screening grid points</source>
        <translation>Gitterpunkte sichten</translation>
    </message>
    <message>
        <source>Annealing the shortlist</source>
        <translation>Engere Wahl abkühlen</translation>
    </message>
    <message>
        <source>Annealing the best</source>
        <translation>Beste abkühlen</translation>
    </message>
    <message>
        <source>Polishing</source>
        <translation>Feinschliff</translation>
    </message>
    <message>
        <source>Annealing duplication, evolving macros</source>
        <translation>Kopien abkühlen, Makros züchten</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Abschluss</translation>
    </message>
</context>
<context>
    <name>pim::app::ShortcutSheet</name>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Filter by name or key</source>
        <translation>Nach Name oder Taste filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>In views: the wheel zooms about the cursor, the middle button pans, the right button zooms into a box, arrows pan, Esc cancels and then clears, a double click on a number explains it.</source>
        <translation>In Ansichten: das Rad zoomt um den Mauszeiger, die mittlere Taste verschiebt, die rechte zoomt in ein Rechteck, Pfeile verschieben, Esc bricht ab und hebt dann die Auswahl auf, ein Doppelklick auf eine Zahl erklärt sie.</translation>
    </message>
    <message>
        <source>Press new keys:</source>
        <translation>Neue Tasten drücken:</translation>
    </message>
    <message>
        <source>All keys are the default again.</source>
        <translation>Alle Tasten haben wieder den Standard.</translation>
    </message>
    <message>
        <source>%1 had these keys and has none now.</source>
        <translation>%1 hatte diese Tasten und hat jetzt keine.</translation>
    </message>
</context>
<context>
    <name>pim::app::SimulationController</name>
    <message>
        <source>It was cancelled and begins anew when you ask for it.</source>
        <translation>Es wurde abgebrochen und beginnt auf Wunsch neu.</translation>
    </message>
    <message>
        <source>There is no comparison to export</source>
        <translation>Es gibt keinen Vergleich zu exportieren</translation>
    </message>
    <message>
        <source>Export comparison</source>
        <translation>Vergleich exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Everything (*.json)</source>
        <translation>Alles (*.json)</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
</context>
<context>
    <name>pim::app::Studio</name>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Breakdown</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>The view in front has nothing to search in</source>
        <translation>In der vorderen Ansicht lässt sich nichts suchen</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederherstellen: %1</translation>
    </message>
    <message>
        <source>Export design</source>
        <translation>Entwurf exportieren</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>Export project</source>
        <translation>Projekt exportieren</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>%1 is not supported: %2</source>
        <translation>%1 wird nicht unterstützt: %2</translation>
    </message>
    <message>
        <source>Nothing fits into %1</source>
        <translation>Nichts passt in %1</translation>
    </message>
    <message>
        <source>Interrupted; it can be continued</source>
        <translation>Unterbrochen; lässt sich fortsetzen</translation>
    </message>
    <message>
        <source>selected design</source>
        <translation>gewählter Entwurf</translation>
    </message>
    <message>
        <source>%1[*] — PIM Studio</source>
        <translation>%1[*] — PIM Studio</translation>
    </message>
    <message>
        <source>No project open</source>
        <translation>Kein Projekt offen</translation>
    </message>
    <message>
        <source>%1 selected in all views</source>
        <translation>%1 in allen Ansichten ausgewählt</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Saved %1 ago</source>
        <translation>Vor %1 gespeichert</translation>
    </message>
    <message>
        <source>1 constraint broken</source>
        <translation>1 Vorgabe verletzt</translation>
    </message>
    <message>
        <source>Synthesize these inputs into a project</source>
        <translation>Diese Eingaben in ein Projekt synthetisieren</translation>
    </message>
    <message>
        <source>How each node of the model is mapped</source>
        <translation>Wie jeder Knoten des Modells abgebildet ist</translation>
    </message>
    <message>
        <source>The Pareto front of this run</source>
        <translation>Die Pareto-Front dieses Laufs</translation>
    </message>
    <message>
        <source>Its best design with a breakdown</source>
        <translation>Sein bester Entwurf mit Aufteilung</translation>
    </message>
    <message>
        <source>Where a figure comes from</source>
        <translation>Woher ein Wert kommt</translation>
    </message>
    <message>
        <source>Floorplan, schedule and tables</source>
        <translation>Grundriss, Zeitplan und Tabellen</translation>
    </message>
    <message>
        <source>Everything in the project as text</source>
        <translation>Der ganze Inhalt des Projekts als Text</translation>
    </message>
    <message>
        <source>Floorplan</source>
        <translation>Grundriss</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
</context>
<context>
    <name>pim::app::TimelineController</name>
    <message>
        <source>Scheduling was cancelled. It begins anew when you ask for it.</source>
        <translation>Die Zeitplanung wurde abgebrochen. Auf Wunsch beginnt sie neu.</translation>
    </message>
    <message>
        <source>Export timeline</source>
        <translation>Zeitachse exportieren</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
</context>
<context>
    <name>pim::app::examples</name>
    <message>
        <source>Small CIFAR net</source>
        <translation>Kleines CIFAR-Netz</translation>
    </message>
    <message>
        <source>Runs in a second, good for first steps</source>
        <translation>Läuft in einer Sekunde, gut für erste Schritte</translation>
    </message>
    <message>
        <source>ResNet-18</source>
        <translation>ResNet-18</translation>
    </message>
    <message>
        <source>Residual network, specialized and identical macros</source>
        <translation>Residuales Netz, zwei Makrostile</translation>
    </message>
    <message>
        <source>VGG-16</source>
        <translation>VGG-16</translation>
    </message>
    <message>
        <source>Large network, led by its fully connected layers</source>
        <translation>Groß, vollverbundene Schichten führen</translation>
    </message>
</context>
<context>
    <name>pim::app::import</name>
    <message>
        <source>there is no such file</source>
        <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>is neither an .onnx nor a .json file by its name</source>
        <translation>ist dem Namen nach weder eine .onnx- noch eine .json-Datei</translation>
    </message>
</context>
<context>
    <name>pim::breakdown</name>
    <message>
        <source>Chip as a whole</source>
        <translation>Chip als Ganzes</translation>
    </message>
</context>
<context>
    <name>pim::compare</name>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Power budget</source>
        <translation>Leistungsbudget</translation>
    </message>
    <message>
        <source>Largest area</source>
        <translation>Größte Fläche</translation>
    </message>
    <message>
        <source>Longest latency</source>
        <translation>Längste Latenz</translation>
    </message>
    <message>
        <source>Most crossbars</source>
        <translation>Meiste Crossbars</translation>
    </message>
    <message>
        <source>Evaluation model</source>
        <translation>Bewertungsmodell</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Algorithmus</translation>
    </message>
    <message>
        <source>Crossbar</source>
        <translation>Crossbar</translation>
    </message>
    <message>
        <source>Cell precision</source>
        <translation>Auflösung der Zellen</translation>
    </message>
    <message>
        <source>DAC precision</source>
        <translation>DAC-Auflösung</translation>
    </message>
    <message>
        <source>ADC precision</source>
        <translation>ADC-Auflösung</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Bit slices</source>
        <translation>Bit-Scheiben</translation>
    </message>
    <message>
        <source>Macros are</source>
        <translation>Makros sind</translation>
    </message>
    <message>
        <source>Crossbar power share</source>
        <translation>Leistungsanteil der Crossbars</translation>
    </message>
    <message>
        <source>Pairs that share macros</source>
        <translation>Paare, die Makros teilen</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>Macro grid</source>
        <translation>Makrogitter</translation>
    </message>
    <message>
        <source>Scratchpad of a macro</source>
        <translation>Scratchpad eines Makros</translation>
    </message>
    <message>
        <source>NoC waits</source>
        <translation>NoC-Wartezeiten</translation>
    </message>
    <message>
        <source>Duplication</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>Makros</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>gepackt</translation>
    </message>
    <message>
        <source>separate</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>identical</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>specialized</source>
        <translation>spezialisiert</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>power efficiency</source>
        <translation>Energieeffizienz</translation>
    </message>
    <message>
        <source>peak power efficiency</source>
        <translation>Spitzen-Energieeffizienz</translation>
    </message>
    <message>
        <source>throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>energy × delay</source>
        <translation>Energie × Latenz</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>annealing</source>
        <translation>Abkühlen</translation>
    </message>
    <message>
        <source>heuristic</source>
        <translation>Heuristik</translation>
    </message>
    <message>
        <source>no duplication</source>
        <translation>ohne Kopien</translation>
    </message>
    <message>
        <source>with sharing</source>
        <translation>mit Teilen</translation>
    </message>
    <message>
        <source>without sharing</source>
        <translation>ohne Teilen</translation>
    </message>
    <message>
        <source>mean gain over ISAAC</source>
        <translation>mittlerer Gewinn gegenüber ISAAC</translation>
    </message>
    <message>
        <source>mean gain of annealing over heuristic</source>
        <translation>mittlerer Gewinn von Abkühlen gegenüber Heuristik</translation>
    </message>
    <message>
        <source>mean gain of specialized over identical</source>
        <translation>mittlerer Gewinn von spezialisiert gegenüber gleich</translation>
    </message>
    <message>
        <source>mean gain of sharing</source>
        <translation>mittlerer Gewinn durch Teilen</translation>
    </message>
    <message>
        <source>Table IV: peak power efficiency</source>
        <translation>Tabelle IV: Spitzen-Energieeffizienz</translation>
    </message>
    <message>
        <source>Fig. 6: effective efficiency and throughput against ISAAC</source>
        <translation>Abb. 6: effektive Effizienz und Durchsatz gegenüber ISAAC</translation>
    </message>
    <message>
        <source>Fig. 7: weight duplication</source>
        <translation>Abb. 7: Gewichtsvervielfachung</translation>
    </message>
    <message>
        <source>Fig. 8: identical and specialized macros</source>
        <translation>Abb. 8: gleiche und spezialisierte Makros</translation>
    </message>
    <message>
        <source>Fig. 9: macro sharing</source>
        <translation>Abb. 9: geteilte Makros</translation>
    </message>
    <message>
        <source>Table V: energy-delay product on CIFAR-10</source>
        <translation>Tabelle V: Energie-Latenz-Produkt auf CIFAR-10</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 (%2 of it)</source>
        <translation>%1 (%2 davon)</translation>
    </message>
    <message>
        <source>clock %1</source>
        <translation>Takt %1</translation>
    </message>
    <message>
        <source>cycles %1</source>
        <translation>Zyklen %1</translation>
    </message>
    <message>
        <source>%1 sets the period of both</source>
        <translation>%1 bestimmt die Periode beider</translation>
    </message>
    <message>
        <source>%1 sets the period of %2, %3 that of %4</source>
        <translation>%1 bestimmt die Periode von %2, %3 die von %4</translation>
    </message>
    <message>
        <source>blocks of that layer %1</source>
        <translation>Blöcke dieser Schicht %1</translation>
    </message>
    <message>
        <source>time of a block %1</source>
        <translation>Zeit eines Blocks %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>layer %1 %2</source>
        <translation>Schicht %1 %2</translation>
    </message>
    <message>
        <source>of the columns that %1 converts, %2 → %3 hold weights</source>
        <translation>von den Spalten, die %1 wandelt, halten %2 → %3 Gewichte</translation>
    </message>
    <message>
        <source>copies of %1: %2</source>
        <translation>Kopien von %1: %2</translation>
    </message>
    <message>
        <source>%1 is faster</source>
        <translation>%1 ist schneller</translation>
    </message>
    <message>
        <source>%1 is slower</source>
        <translation>%1 ist langsamer</translation>
    </message>
    <message>
        <source>%1 has the higher throughput</source>
        <translation>%1 hat den höheren Durchsatz</translation>
    </message>
    <message>
        <source>%1 has the lower throughput</source>
        <translation>%1 hat den niedrigeren Durchsatz</translation>
    </message>
    <message>
        <source>%1 takes less energy</source>
        <translation>%1 braucht weniger Energie</translation>
    </message>
    <message>
        <source>%1 takes more energy</source>
        <translation>%1 braucht mehr Energie</translation>
    </message>
    <message>
        <source>%1 draws less at its peak</source>
        <translation>%1 hat weniger Spitzenleistung</translation>
    </message>
    <message>
        <source>%1 draws more at its peak</source>
        <translation>%1 hat mehr Spitzenleistung</translation>
    </message>
    <message>
        <source>%1 is smaller</source>
        <translation>%1 ist kleiner</translation>
    </message>
    <message>
        <source>%1 is larger</source>
        <translation>%1 ist größer</translation>
    </message>
    <message>
        <source>ADCs</source>
        <translation>ADCs</translation>
    </message>
    <message>
        <source>DACs</source>
        <translation>DACs</translation>
    </message>
    <message>
        <source>▲ better</source>
        <translation>▲ besser</translation>
    </message>
    <message>
        <source>▼ worse</source>
        <translation>▼ schlechter</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>ADC</source>
        <translation>ADC</translation>
    </message>
    <message>
        <source>Scratchpad</source>
        <translation>Scratchpad</translation>
    </message>
    <message>
        <source>DAC</source>
        <translation>DAC</translation>
    </message>
    <message>
        <source>ALU</source>
        <translation>ALU</translation>
    </message>
    <message>
        <source>NoC</source>
        <translation>NoC</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>%1: %2 → %3 (%4): %5.</source>
        <translation>%1: %2 → %3 (%4): %5.</translation>
    </message>
    <message>
        <source>Shares macros with</source>
        <translation>Teilt Makros mit</translation>
    </message>
    <message>
        <source>%1 sets the period of %2</source>
        <translation>%1 bestimmt die Periode von %2</translation>
    </message>
    <message>
        <source>the ADCs that %1 and %2 share set the period of %3</source>
        <translation>die ADCs, die %1 und %2 teilen, bestimmen die Periode von %3</translation>
    </message>
    <message>
        <source>a NoC link that %1 loads most sets the period of %2</source>
        <translation>eine NoC-Verbindung, die %1 am meisten belastet, bestimmt die Periode von %2</translation>
    </message>
    <message>
        <source>cycles of the period %1</source>
        <translation>Zyklen der Periode %1</translation>
    </message>
    <message>
        <source>%1 makes more inferences in the same time</source>
        <translation>%1 schafft mehr Inferenzen in derselben Zeit</translation>
    </message>
    <message>
        <source>%1 makes fewer inferences in the same time</source>
        <translation>%1 schafft weniger Inferenzen in derselben Zeit</translation>
    </message>
</context>
<context>
    <name>pim::explanation</name>
    <message>
        <source>A hundredth</source>
        <translation>Ein Hundertstel</translation>
    </message>
    <message>
        <source>A hundredth, rounded up</source>
        <translation>Ein Hundertstel, aufgerundet</translation>
    </message>
    <message>
        <source>ADC</source>
        <translation>ADC</translation>
    </message>
    <message>
        <source>ADCs that both layers share</source>
        <translation>ADCs, die beide Schichten teilen</translation>
    </message>
    <message>
        <source>ADCs that two layers share</source>
        <translation>ADCs, die zwei Schichten teilen</translation>
    </message>
    <message>
        <source>Accesses back to back</source>
        <translation>Zugriffe unmittelbar nacheinander</translation>
    </message>
    <message>
        <source>Accesses of a block</source>
        <translation>Zugriffe eines Blocks</translation>
    </message>
    <message>
        <source>Addition</source>
        <translation>Addition</translation>
    </message>
    <message>
        <source>All operations of a block</source>
        <translation>Alle Operationen eines Blocks</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Area of a router</source>
        <translation>Fläche eines Routers</translation>
    </message>
    <message>
        <source>Average power</source>
        <translation>Mittlere Leistung</translation>
    </message>
    <message>
        <source>Bit slices of a weight</source>
        <translation>Bit-Scheiben eines Gewichts</translation>
    </message>
    <message>
        <source>Bits loaded</source>
        <translation>Geladene Bits</translation>
    </message>
    <message>
        <source>Bits of MVMs on all crossbars</source>
        <translation>MVM-Bits auf allen Crossbars</translation>
    </message>
    <message>
        <source>Bits of a cell</source>
        <translation>Bits einer Zelle</translation>
    </message>
    <message>
        <source>Bits stored</source>
        <translation>Gespeicherte Bits</translation>
    </message>
    <message>
        <source>Bits worked on one after the other</source>
        <translation>Nacheinander bearbeitete Bits</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Blocks of the layers it reads</source>
        <translation>Blöcke der Schichten, aus denen sie liest</translation>
    </message>
    <message>
        <source>Busiest link of the NoC</source>
        <translation>Höchstbelastete Verbindung des NoC</translation>
    </message>
    <message>
        <source>Bytes held</source>
        <translation>Gehaltene Bytes</translation>
    </message>
    <message>
        <source>Bytes needed</source>
        <translation>Benötigte Bytes</translation>
    </message>
    <message>
        <source>Cells of one copy</source>
        <translation>Zellen einer Kopie</translation>
    </message>
    <message>
        <source>Cells that hold weights</source>
        <translation>Zellen, die Gewichte halten</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>Clock of the design</source>
        <translation>Takt des Entwurfs</translation>
    </message>
    <message>
        <source>Columns converted per position</source>
        <translation>Gewandelte Spalten je Position</translation>
    </message>
    <message>
        <source>Columns of all slices</source>
        <translation>Spalten aller Scheiben</translation>
    </message>
    <message>
        <source>Columns of the weight matrix</source>
        <translation>Spalten der Gewichtsmatrix</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstante</translation>
    </message>
    <message>
        <source>Conversions</source>
        <translation>Wandlungen</translation>
    </message>
    <message>
        <source>Conversions of both layers per bit</source>
        <translation>Wandlungen beider Schichten je Bit</translation>
    </message>
    <message>
        <source>Conversions per block and bit</source>
        <translation>Wandlungen je Block und Bit</translation>
    </message>
    <message>
        <source>Crossbar</source>
        <translation>Crossbar</translation>
    </message>
    <message>
        <source>Crossbar size</source>
        <translation>Crossbar-Größe</translation>
    </message>
    <message>
        <source>Crossbar utilization</source>
        <translation>Crossbar-Belegung</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>Crossbars</translation>
    </message>
    <message>
        <source>Crossbars below each other</source>
        <translation>Crossbars untereinander</translation>
    </message>
    <message>
        <source>Crossbars filled</source>
        <translation>Gefüllte Crossbars</translation>
    </message>
    <message>
        <source>Crossbars for all groups</source>
        <translation>Crossbars für alle Gruppen</translation>
    </message>
    <message>
        <source>Crossbars for the columns</source>
        <translation>Crossbars für die Spalten</translation>
    </message>
    <message>
        <source>Crossbars of one copy</source>
        <translation>Crossbars einer Kopie</translation>
    </message>
    <message>
        <source>Crossbars side by side</source>
        <translation>Crossbars nebeneinander</translation>
    </message>
    <message>
        <source>Crossbars that the weights would fill</source>
        <translation>Crossbars, die die Gewichte füllen würden</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>Zyklus</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>Zyklen</translation>
    </message>
    <message>
        <source>Cycles at work</source>
        <translation>Zyklen in Arbeit</translation>
    </message>
    <message>
        <source>Cycles between two blocks</source>
        <translation>Zyklen zwischen zwei Blöcken</translation>
    </message>
    <message>
        <source>Cycles of a merge</source>
        <translation>Zyklen einer Zusammenführung</translation>
    </message>
    <message>
        <source>Cycles of a transfer</source>
        <translation>Zyklen einer Übertragung</translation>
    </message>
    <message>
        <source>Cycles of the busiest resource</source>
        <translation>Zyklen der meistbelegten Ressource</translation>
    </message>
    <message>
        <source>Cycles on the link</source>
        <translation>Zyklen auf der Verbindung</translation>
    </message>
    <message>
        <source>DAC</source>
        <translation>DAC</translation>
    </message>
    <message>
        <source>DAC resolution</source>
        <translation>DAC-Auflösung</translation>
    </message>
    <message>
        <source>Dynamic energy</source>
        <translation>Dynamische Energie</translation>
    </message>
    <message>
        <source>Dynamic power</source>
        <translation>Dynamische Leistung</translation>
    </message>
    <message>
        <source>Earlier layer</source>
        <translation>Frühere Schicht</translation>
    </message>
    <message>
        <source>Element-wise</source>
        <translation>Elementweise</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Elements held</source>
        <translation>Gehaltene Elemente</translation>
    </message>
    <message>
        <source>Elements loaded per block</source>
        <translation>Je Block geladene Elemente</translation>
    </message>
    <message>
        <source>Elements of its inputs</source>
        <translation>Elemente ihrer Eingaben</translation>
    </message>
    <message>
        <source>Elements of its outputs</source>
        <translation>Elemente ihrer Ausgaben</translation>
    </message>
    <message>
        <source>Elements per position, each as often as it is worked on</source>
        <translation>Elemente je Position, jedes so oft, wie es bearbeitet wird</translation>
    </message>
    <message>
        <source>Elements stored per block</source>
        <translation>Je Block gespeicherte Elemente</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Energy of a flit over a hop</source>
        <translation>Energie eines Flits über einen Hop</translation>
    </message>
    <message>
        <source>Energy of a read</source>
        <translation>Energie eines Lesezugriffs</translation>
    </message>
    <message>
        <source>Energy of a write</source>
        <translation>Energie eines Schreibzugriffs</translation>
    </message>
    <message>
        <source>Energy of an operation</source>
        <translation>Energie einer Operation</translation>
    </message>
    <message>
        <source>Energy per inference</source>
        <translation>Energie je Inferenz</translation>
    </message>
    <message>
        <source>Energy-delay product</source>
        <translation>Energie-Latenz-Produkt</translation>
    </message>
    <message>
        <source>Flit-hops per block</source>
        <translation>Flit-Hops je Block</translation>
    </message>
    <message>
        <source>Flits of a merge</source>
        <translation>Flits einer Zusammenführung</translation>
    </message>
    <message>
        <source>Flits of a transfer</source>
        <translation>Flits einer Übertragung</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Groups on the diagonal of a crossbar</source>
        <translation>Gruppen auf der Diagonale eines Crossbars</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Latency of a crossbar</source>
        <translation>Latenz eines Crossbars</translation>
    </message>
    <message>
        <source>Latency of a read</source>
        <translation>Latenz eines Lesezugriffs</translation>
    </message>
    <message>
        <source>Latency of a write</source>
        <translation>Latenz eines Schreibzugriffs</translation>
    </message>
    <message>
        <source>Later layer</source>
        <translation>Spätere Schicht</translation>
    </message>
    <message>
        <source>Leakage</source>
        <translation>Leckleistung</translation>
    </message>
    <message>
        <source>Links of the merges</source>
        <translation>Verbindungen der Zusammenführungen</translation>
    </message>
    <message>
        <source>Links of the transfers</source>
        <translation>Verbindungen der Übertragungen</translation>
    </message>
    <message>
        <source>Loads in bus widths</source>
        <translation>Ladevorgänge in Busbreiten</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>Makros</translation>
    </message>
    <message>
        <source>Merges</source>
        <translation>Zusammenführungen</translation>
    </message>
    <message>
        <source>Multiplications and additions of all cells</source>
        <translation>Multiplikationen und Additionen aller Zellen</translation>
    </message>
    <message>
        <source>Need of the buffers</source>
        <translation>Bedarf der Puffer</translation>
    </message>
    <message>
        <source>NoC</source>
        <translation>NoC</translation>
    </message>
    <message>
        <source>NoC power</source>
        <translation>NoC-Leistung</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Occupancy</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Operations of one MVM on all crossbars</source>
        <translation>Operationen einer MVM auf allen Crossbars</translation>
    </message>
    <message>
        <source>Operations per block</source>
        <translation>Operationen je Block</translation>
    </message>
    <message>
        <source>Operations per block and bit</source>
        <translation>Operationen je Block und Bit</translation>
    </message>
    <message>
        <source>Operations per ns</source>
        <translation>Operationen je ns</translation>
    </message>
    <message>
        <source>Operations per ns of all units</source>
        <translation>Operationen je ns aller Einheiten</translation>
    </message>
    <message>
        <source>Operations per position</source>
        <translation>Operationen je Position</translation>
    </message>
    <message>
        <source>Peak efficiency</source>
        <translation>Spitzeneffizienz</translation>
    </message>
    <message>
        <source>Peak power</source>
        <translation>Spitzenleistung</translation>
    </message>
    <message>
        <source>Peak throughput</source>
        <translation>Spitzendurchsatz</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Positions per block</source>
        <translation>Positionen je Block</translation>
    </message>
    <message>
        <source>Power efficiency</source>
        <translation>Energieeffizienz</translation>
    </message>
    <message>
        <source>Power of a router</source>
        <translation>Leistung eines Routers</translation>
    </message>
    <message>
        <source>Power of the NoC</source>
        <translation>Leistung des NoC</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Reading back to back</source>
        <translation>Lesen unmittelbar nacheinander</translation>
    </message>
    <message>
        <source>Reads per block</source>
        <translation>Lesezugriffe je Block</translation>
    </message>
    <message>
        <source>Resolution of data</source>
        <translation>Auflösung der Daten</translation>
    </message>
    <message>
        <source>Resolution of weights</source>
        <translation>Auflösung der Gewichte</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Rows driven per position</source>
        <translation>Angesteuerte Zeilen je Position</translation>
    </message>
    <message>
        <source>Rows of the input</source>
        <translation>Zeilen der Eingabe</translation>
    </message>
    <message>
        <source>Rows of the weight matrix</source>
        <translation>Zeilen der Gewichtsmatrix</translation>
    </message>
    <message>
        <source>Sample-and-hold</source>
        <translation>Sample-and-Hold</translation>
    </message>
    <message>
        <source>Scratchpad</source>
        <translation>Scratchpad</translation>
    </message>
    <message>
        <source>Scratchpad of a macro</source>
        <translation>Scratchpad eines Makros</translation>
    </message>
    <message>
        <source>Shift-add</source>
        <translation>Shift-Add</translation>
    </message>
    <message>
        <source>Shortest clock</source>
        <translation>Kürzester Takt</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Slowest units</source>
        <translation>Langsamste Einheiten</translation>
    </message>
    <message>
        <source>Slowest units of any layer</source>
        <translation>Langsamste Einheiten aller Schichten</translation>
    </message>
    <message>
        <source>Static energy</source>
        <translation>Statische Energie</translation>
    </message>
    <message>
        <source>Static power</source>
        <translation>Statische Leistung</translation>
    </message>
    <message>
        <source>Stores in bus widths</source>
        <translation>Speichervorgänge in Busbreiten</translation>
    </message>
    <message>
        <source>The chip as a whole</source>
        <translation>Der Chip als Ganzes</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Time at work</source>
        <translation>Zeit in Arbeit</translation>
    </message>
    <message>
        <source>Time between two blocks</source>
        <translation>Zeit zwischen zwei Blöcken</translation>
    </message>
    <message>
        <source>Time of its units per block</source>
        <translation>Zeit ihrer Einheiten je Block</translation>
    </message>
    <message>
        <source>Time of one MVM</source>
        <translation>Zeit einer MVM</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Uses of the ADCs per bit</source>
        <translation>Nutzungen der ADCs je Bit</translation>
    </message>
    <message>
        <source>Weight duplication</source>
        <translation>Gewichtsvervielfachung</translation>
    </message>
    <message>
        <source>Width of a vector unit</source>
        <translation>Breite einer Vektoreinheit</translation>
    </message>
    <message>
        <source>Width of the memory bus</source>
        <translation>Breite des Speicherbusses</translation>
    </message>
    <message>
        <source>Writes per block</source>
        <translation>Schreibzugriffe je Block</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Writing back to back</source>
        <translation>Schreiben unmittelbar nacheinander</translation>
    </message>
    <message>
        <source>chosen for %1</source>
        <translation>gewählt für %1</translation>
    </message>
    <message>
        <source>Σ of %1 parts</source>
        <translation>Σ von %1 Teilen</translation>
    </message>
    <message>
        <source>largest of %1 parts</source>
        <translation>größter von %1 Teilen</translation>
    </message>
    <message>
        <source>smallest of %1 parts</source>
        <translation>kleinster von %1 Teilen</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>Formel</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>design</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>verbatim</source>
        <translation>wörtlich</translation>
    </message>
    <message>
        <source>cross-checked</source>
        <translation>abgeglichen</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>ungeprüft</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>abgeleitet</translation>
    </message>
</context>
<context>
    <name>pim::explore</name>
    <message>
        <source>latency over %1</source>
        <translation>Latenz über %1</translation>
    </message>
    <message>
        <source>area over %1</source>
        <translation>Fläche über %1</translation>
    </message>
    <message>
        <source>peak power over %1</source>
        <translation>Spitzenleistung über %1</translation>
    </message>
    <message>
        <source>more than %1 crossbars</source>
        <translation>mehr als %1 Crossbars</translation>
    </message>
    <message>
        <source>separate</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>gepackt</translation>
    </message>
    <message>
        <source>specialized</source>
        <translation>spezialisiert</translation>
    </message>
    <message>
        <source>identical</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>Macro style</source>
        <translation>Makrostil</translation>
    </message>
    <message>
        <source>Largest duplication</source>
        <translation>Meiste Kopien</translation>
    </message>
    <message>
        <source>Shared pairs</source>
        <translation>Geteilte Paare</translation>
    </message>
    <message>
        <source>ADCs</source>
        <translation>ADCs</translation>
    </message>
</context>
<context>
    <name>pim::figure</name>
    <message>
        <source>Image (*.png);;Vector graphics (*.svg);;PDF (*.pdf)</source>
        <translation>Bild (*.png);;Vektorgrafik (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>a figure is written as .png, .svg or .pdf, got &quot;%1&quot;</source>
        <translation>eine Abbildung wird als .png, .svg oder .pdf geschrieben, nicht als „%1“</translation>
    </message>
    <message>
        <source>cannot write: %1</source>
        <translation>Schreiben nicht möglich: %1</translation>
    </message>
    <message>
        <source>an image has 1 to 100 million pixels, at most 32,000 on a side; asked for are %1 × %2</source>
        <translation>ein Bild hat 1 bis 100 Millionen Pixel, höchstens 32.000 je Seite; verlangt sind %1 × %2</translation>
    </message>
    <message>
        <source>there is not enough memory for an image of %1 × %2 pixels</source>
        <translation>für ein Bild von %1 × %2 Pixeln reicht der Speicher nicht</translation>
    </message>
    <message>
        <source>the image cannot be compressed</source>
        <translation>das Bild lässt sich nicht komprimieren</translation>
    </message>
</context>
<context>
    <name>pim::gallery</name>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>Day and month of this year, in the format of Qt&apos;s dates</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>pim::hardware</name>
    <message>
        <source>Crossbar</source>
        <translation>Crossbar</translation>
    </message>
    <message>
        <source>ADC</source>
        <translation>ADC</translation>
    </message>
    <message>
        <source>DAC</source>
        <translation>DAC</translation>
    </message>
    <message>
        <source>Sample-and-hold</source>
        <translation>Sample-and-Hold</translation>
    </message>
    <message>
        <source>Shift-add</source>
        <translation>Shift-Add</translation>
    </message>
    <message>
        <source>Addition</source>
        <translation>Addition</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Element-wise</source>
        <translation>Elementweise</translation>
    </message>
    <message>
        <source>Scratchpad</source>
        <translation>Scratchpad</translation>
    </message>
    <message>
        <source>NoC</source>
        <translation>NoC</translation>
    </message>
    <message>
        <source>I/O</source>
        <translation>Ein-/Ausgabe</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Published search</source>
        <translation>Publizierte Suche</translation>
    </message>
    <message>
        <source>Peak power</source>
        <translation>Spitzenleistung</translation>
    </message>
    <message>
        <source>Static power</source>
        <translation>Statische Leistung</translation>
    </message>
    <message>
        <source>Dynamic power</source>
        <translation>Dyn. Leistung</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Leakage</source>
        <translation>Leckleistung</translation>
    </message>
    <message>
        <source>Read latency</source>
        <translation>Leselatenz</translation>
    </message>
    <message>
        <source>Write latency</source>
        <translation>Schreiblatenz</translation>
    </message>
    <message>
        <source>Read energy</source>
        <translation>Leseenergie</translation>
    </message>
    <message>
        <source>Write energy</source>
        <translation>Schreibenergie</translation>
    </message>
    <message>
        <source>Power of the chip&apos;s network</source>
        <translation>Leistung des Chipnetzes</translation>
    </message>
    <message>
        <source>Latency of a hop</source>
        <translation>Latenz eines Hops</translation>
    </message>
    <message>
        <source>Latency of a flit</source>
        <translation>Latenz eines Flits</translation>
    </message>
    <message>
        <source>Flit</source>
        <translation>Flit</translation>
    </message>
    <message>
        <source>Area of a router</source>
        <translation>Fläche eines Routers</translation>
    </message>
    <message>
        <source>Static power of a router</source>
        <translation>Statische Leistung eines Routers</translation>
    </message>
    <message>
        <source>Energy of a flit over a hop</source>
        <translation>Energie eines Flits über einen Hop</translation>
    </message>
    <message>
        <source>Weight resolution</source>
        <translation>Auflösung der Gewichte</translation>
    </message>
    <message>
        <source>Data resolution</source>
        <translation>Auflösung der Daten</translation>
    </message>
    <message>
        <source>Memory bus</source>
        <translation>Speicherbus</translation>
    </message>
    <message>
        <source>Elements per vector operation</source>
        <translation>Elemente je Vektoroperation</translation>
    </message>
    <message>
        <source>Rounds per temperature</source>
        <translation>Runden je Temperatur</translation>
    </message>
    <message>
        <source>First temperature</source>
        <translation>Anfangstemperatur</translation>
    </message>
    <message>
        <source>Last temperature</source>
        <translation>Endtemperatur</translation>
    </message>
    <message>
        <source>Cooling factor</source>
        <translation>Kühlfaktor</translation>
    </message>
    <message>
        <source>Weight of accesses</source>
        <translation>Gewichtung der Zugriffe</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>Ketten</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>Share of the elite</source>
        <translation>Eliteanteil</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>Generationen</translation>
    </message>
    <message>
        <source>Mutation of macro numbers</source>
        <translation>Mutation der Makrozahlen</translation>
    </message>
    <message>
        <source>Mutation of sharing</source>
        <translation>Mutation der Teilung</translation>
    </message>
    <message>
        <source>Largest macro</source>
        <translation>Größtes Makro</translation>
    </message>
    <message>
        <source>Smallest macro</source>
        <translation>Kleinstes Makro</translation>
    </message>
    <message>
        <source>Step of macro sizes</source>
        <translation>Schritt der Makrogrößen</translation>
    </message>
    <message>
        <source>read in the source</source>
        <translation>in der Quelle gelesen</translation>
    </message>
    <message>
        <source>recalled and cross-checked</source>
        <translation>aus dem Gedächtnis, abgeglichen</translation>
    </message>
    <message>
        <source>recalled, not checked</source>
        <translation>aus dem Gedächtnis, ungeprüft</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>abgeleitet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>above %1, at most %2</source>
        <translation>über %1, höchstens %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Schlüssel: %1</translation>
    </message>
    <message>
        <source>Range: %1</source>
        <translation>Bereich: %1</translation>
    </message>
    <message>
        <source>In %1: %2</source>
        <translation>In %1: %2</translation>
    </message>
    <message>
        <source>Source: %1 (%2)</source>
        <translation>Quelle: %1 (%2)</translation>
    </message>
    <message>
        <source>A number is needed here</source>
        <translation>Hier wird eine Zahl gebraucht</translation>
    </message>
    <message>
        <source>Must be a whole number, got %1</source>
        <translation>Muss eine ganze Zahl sein, nicht %1</translation>
    </message>
    <message>
        <source>Must be %1, got %2</source>
        <translation>Muss im Bereich %1 liegen, nicht %2</translation>
    </message>
</context>
<context>
    <name>pim::layers</name>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Name of the layer</source>
        <translation>Name der Schicht</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Window and stride; the operator where there is no window</source>
        <translation>Fenster und Stride; der Operator, wo es kein Fenster gibt</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Output feature map, height × width × channels</source>
        <translation>Ausgabe-Feature-Map, Höhe × Breite × Kanäle</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Input feature map, height × width × channels</source>
        <translation>Eingabe-Feature-Map, Höhe × Breite × Kanäle</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Operator of the model&apos;s file</source>
        <translation>Operator aus der Modelldatei</translation>
    </message>
    <message>
        <source>Dup.</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Copies of the layer&apos;s weights (editable)</source>
        <translation>Kopien der Gewichte der Schicht (änderbar)</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>Makros</translation>
    </message>
    <message>
        <source>Macros of the layer&apos;s own (editable)</source>
        <translation>Eigene Makros der Schicht (änderbar)</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Teilt mit</translation>
    </message>
    <message>
        <source>Earlier layer whose macros it uses too (editable)</source>
        <translation>Frühere Schicht, deren Makros sie mitnutzt (änderbar)</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Computation blocks of one inference</source>
        <translation>Rechenblöcke einer Inferenz</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>Crossbars</translation>
    </message>
    <message>
        <source>Crossbars of all copies</source>
        <translation>Crossbars aller Kopien</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Cells that hold weights, of all cells</source>
        <translation>Zellen, die Gewichte halten, von allen Zellen</translation>
    </message>
    <message>
        <source>ADCs</source>
        <translation>ADCs</translation>
    </message>
    <message>
        <source>Analogue-digital converters</source>
        <translation>Analog-digital-Wandler</translation>
    </message>
    <message>
        <source>DACs</source>
        <translation>DACs</translation>
    </message>
    <message>
        <source>Digital-analogue converters</source>
        <translation>Digital-analog-Wandler</translation>
    </message>
    <message>
        <source>Shift-adds</source>
        <translation>Shift-Adds</translation>
    </message>
    <message>
        <source>Shift-and-add units</source>
        <translation>Shift-and-Add-Einheiten</translation>
    </message>
    <message>
        <source>Scratchpad</source>
        <translation>Scratchpad</translation>
    </message>
    <message>
        <source>Scratchpad of each of its macros</source>
        <translation>Scratchpad jedes ihrer Makros</translation>
    </message>
    <message>
        <source>Block time</source>
        <translation>Blockzeit</translation>
    </message>
    <message>
        <source>Time of one block in steady state</source>
        <translation>Zeit eines Blocks im eingeschwungenen Zustand</translation>
    </message>
    <message>
        <source>Occupied</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Part of the period that the layer computes; 100 % limits the throughput</source>
        <translation>Anteil der Periode, in dem die Schicht rechnet; 100 % begrenzen den Durchsatz</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Energy of one inference</source>
        <translation>Energie einer Inferenz</translation>
    </message>
    <message>
        <source>Share of energy</source>
        <translation>Energieanteil</translation>
    </message>
    <message>
        <source>Energy relative to the layer that takes most</source>
        <translation>Energie, bezogen auf die Schicht mit der höchsten</translation>
    </message>
    <message>
        <source>Peak power</source>
        <translation>Max. Leistung</translation>
    </message>
    <message>
        <source>Power of all its units at their peak</source>
        <translation>Leistung aller ihrer Einheiten in der Spitze</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Area of all its units, where the hardware gives it</source>
        <translation>Fläche aller ihrer Einheiten, soweit die Hardware sie nennt</translation>
    </message>
    <message>
        <source>First cycle</source>
        <translation>Erster Zyklus</translation>
    </message>
    <message>
        <source>Cycle in which its first block starts</source>
        <translation>Zyklus, in dem ihr erster Block beginnt</translation>
    </message>
    <message>
        <source>Last cycle</source>
        <translation>Letzter Zyklus</translation>
    </message>
    <message>
        <source>Cycle in which its last block ends</source>
        <translation>Zyklus, in dem ihr letzter Block endet</translation>
    </message>
    <message>
        <source>Transfer hops</source>
        <translation>Transferhops</translation>
    </message>
    <message>
        <source>Hops over the network on chip from its providers</source>
        <translation>Hops über das Chipnetz von ihren Vorgängern</translation>
    </message>
    <message>
        <source>Merge hops</source>
        <translation>Merge-Hops</translation>
    </message>
    <message>
        <source>Hops of partial sums between its macros</source>
        <translation>Hops von Teilsummen zwischen ihren Makros</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Two a multiply-accumulate</source>
        <translation>Zwei je Multiply-Accumulate</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Weights without biases</source>
        <translation>Gewichte ohne Bias</translation>
    </message>
    <message>
        <source>on crossbars</source>
        <translation>auf Crossbars</translation>
    </message>
    <message>
        <source>on vector units</source>
        <translation>auf Vektoreinheiten</translation>
    </message>
    <message>
        <source>folded into a layer</source>
        <translation>in einer Schicht aufgegangen</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>konstant</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>nicht unterstützt</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 ggü. %2</translation>
    </message>
</context>
<context>
    <name>pim::metrics</name>
    <message>
        <source>inferences/s</source>
        <translation>Inf./s</translation>
    </message>
    <message>
        <source>Power efficiency</source>
        <translation>Energieeffizienz</translation>
    </message>
    <message>
        <source>Inference rate</source>
        <translation>Inferenzrate</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Throughput of one inference</source>
        <translation>Durchsatz einer Inferenz</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Clock period</source>
        <translation>Taktperiode</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>Zyklen</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Energy × latency</source>
        <translation>Energie × Latenz</translation>
    </message>
    <message>
        <source>Average power</source>
        <translation>Mittlere Leistung</translation>
    </message>
    <message>
        <source>Peak power</source>
        <translation>Max. Leistung</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>Makros</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>Crossbars</translation>
    </message>
    <message>
        <source>Cells used</source>
        <translation>Belegte Zellen</translation>
    </message>
    <message>
        <source>Peak efficiency</source>
        <translation>Max. Effizienz</translation>
    </message>
    <message>
        <source>Power share</source>
        <translation>Leistungsanteil</translation>
    </message>
    <message>
        <source>Crossbar size</source>
        <translation>Crossbar-Größe</translation>
    </message>
    <message>
        <source>Cell bits</source>
        <translation>Zell-Bits</translation>
    </message>
    <message>
        <source>DAC bits</source>
        <translation>DAC-Bits</translation>
    </message>
    <message>
        <source>ADC bits</source>
        <translation>ADC-Bits</translation>
    </message>
    <message>
        <source>Weight bits</source>
        <translation>Gewichts-Bits</translation>
    </message>
    <message>
        <source>Data bits</source>
        <translation>Daten-Bits</translation>
    </message>
    <message>
        <source>Bit slices</source>
        <translation>Bit-Scheiben</translation>
    </message>
    <message>
        <source>Scratchpad</source>
        <translation>Scratchpad</translation>
    </message>
    <message>
        <source>Mean duplication</source>
        <translation>Mittlere Kopien</translation>
    </message>
    <message>
        <source>Shared layers</source>
        <translation>Geteilte Schichten</translation>
    </message>
</context>
<context>
    <name>pim::network</name>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message numerus="yes">
        <source>%n fused</source>
        <comment>nodes behind a layer</comment>
        <translation>
            <numerusform>%n verschmolzen</numerusform>
            <numerusform>%n verschmolzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <comment>nodes behind a layer</comment>
        <translation>
            <numerusform>%n frei</numerusform>
            <numerusform>%n frei</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes, collapsed</source>
        <translation>
            <numerusform>%n Knoten, eingeklappt</numerusform>
            <numerusform>%n Knoten, eingeklappt</numerusform>
        </translation>
    </message>
    <message>
        <source>, dup %1</source>
        <translation>, %1 Kop.</translation>
    </message>
    <message>
        <source>Input of the network</source>
        <translation>Eingabe des Netzes</translation>
    </message>
    <message>
        <source>Nodes without a layer of their own; click to see them</source>
        <translation>Knoten ohne eigene Schicht; ein Klick zeigt sie</translation>
    </message>
    <message>
        <source>Kernel %1, input %2, output %3</source>
        <translation>Kernel %1, Eingabe %2, Ausgabe %3</translation>
    </message>
    <message>
        <source>%1 crossbars, duplication %2</source>
        <translation>%1 Crossbars, %2 Kopien</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>Crossbars</translation>
    </message>
    <message>
        <source>Duplication</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Cells used</source>
        <translation>Belegte Zellen</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
</context>
<context>
    <name>pim::quantity</name>
    <message>
        <source>%1: &quot;%2&quot;. Write a number and a unit, for example %3</source>
        <translation>%1: „%2“. Bitte Zahl und Einheit schreiben, zum Beispiel %3</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>no unit is expected here</source>
        <translation>hier wird keine Einheit erwartet</translation>
    </message>
    <message>
        <source>not a quantity in %1</source>
        <translation>keine Größe in %1</translation>
    </message>
</context>
<context>
    <name>pim::resource</name>
    <message>
        <source>10 % more power budget</source>
        <translation>10 % mehr Leistungsbudget</translation>
    </message>
    <message>
        <source>10 % less ADC power</source>
        <translation>10 % weniger ADC-Leistung</translation>
    </message>
    <message>
        <source>10 % less DAC power</source>
        <translation>10 % weniger DAC-Leistung</translation>
    </message>
    <message>
        <source>10 % less crossbar power</source>
        <translation>10 % weniger Crossbar-Leistung</translation>
    </message>
    <message>
        <source>10 % less scratchpad leakage</source>
        <translation>10 % weniger Scratchpad-Leckleistung</translation>
    </message>
    <message>
        <source>10 % more memory bandwidth</source>
        <translation>10 % mehr Speicherbandbreite</translation>
    </message>
    <message>
        <source>10 % more NoC bandwidth</source>
        <translation>10 % mehr NoC-Bandbreite</translation>
    </message>
    <message>
        <source>10 % less NoC power</source>
        <translation>10 % weniger NoC-Leistung</translation>
    </message>
    <message>
        <source>10 % faster ADCs</source>
        <translation>10 % schnellere ADCs</translation>
    </message>
    <message>
        <source>10 % faster crossbars</source>
        <translation>10 % schnellere Crossbars</translation>
    </message>
</context>
<context>
    <name>pim::widgets::AnalyticModel</name>
    <message>
        <source>joined to another layer</source>
        <translation>mit anderer Schicht vereint</translation>
    </message>
    <message>
        <source>The core that has the layer longest</source>
        <translation>Der Kern, der am längsten an der Schicht ist</translation>
    </message>
    <message>
        <source>From the first operation of the layer to its last; of a program for throughput the time it is worked on for one result</source>
        <translation>Von der ersten Operation der Schicht bis zur letzten; bei einem Programm für Durchsatz die Zeit, die für ein Ergebnis an ihr gearbeitet wird</translation>
    </message>
    <message>
        <source>Simulated over analytic time</source>
        <translation>Simulierte durch analytische Zeit</translation>
    </message>
    <message>
        <source>Simulated over analytic energy</source>
        <translation>Simulierte durch analytische Energie</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>Time, analytic</source>
        <translation>Zeit, analytisch</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Mostly because of</source>
        <translation>Vor allem durch</translation>
    </message>
    <message>
        <source>%1 hang on: %2; in the analytic model %3.</source>
        <translation>%1 hängen an: %2; im analytischen Modell %3.</translation>
    </message>
    <message>
        <source>Dynamic energy of one result; units at rest belong to no layer and are in the sum above</source>
        <translation>Dynamische Energie eines Ergebnisses; ruhende Einheiten gehören zu keiner Schicht und sind oben in der Summe enthalten</translation>
    </message>
    <message>
        <source>The work that most of the difference hangs on: what the layer had to wait for, instruction by instruction, its own work or that of another layer</source>
        <translation>Die Arbeit, an der der größte Teil des Unterschieds hängt: worauf die Schicht warten musste, Instruktion für Instruktion, eigene Arbeit oder die einer anderen Schicht</translation>
    </message>
    <message>
        <source>Dyn. energy, analytic</source>
        <translation>Dyn. Energie, analytisch</translation>
    </message>
</context>
<context>
    <name>pim::widgets::AnalyticTable</name>
    <message>
        <source>dispatch</source>
        <translation>Ausgabe der Instruktionen</translation>
    </message>
    <message>
        <source>Crossbars and converters</source>
        <translation>Crossbars und Wandler</translation>
    </message>
    <message>
        <source>Vector units</source>
        <translation>Vektoreinheiten</translation>
    </message>
    <message>
        <source>Global memory</source>
        <translation>Globaler Speicher</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>NoC</translation>
    </message>
    <message>
        <source>Local memory</source>
        <translation>Lokaler Speicher</translation>
    </message>
    <message>
        <source>Memory port taken</source>
        <translation>Speicherport belegt</translation>
    </message>
    <message>
        <source>Waits for data</source>
        <translation>Wartet auf Daten</translation>
    </message>
    <message>
        <source>Other layers&apos; work</source>
        <translation>Arbeit an anderen Schichten</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Ausgabe der Instruktionen</translation>
    </message>
    <message>
        <source>Fetch, decoding, registers</source>
        <translation>Holen, Dekodieren, Register</translation>
    </message>
    <message>
        <source>An MVM with its operands and results takes %1, in the analytic model %2.</source>
        <translation>Eine MVM mit ihren Operanden und Ergebnissen dauert %1, im analytischen Modell %2.</translation>
    </message>
    <message>
        <source>Vector instructions take %1, the analytic model&apos;s vector units %2.</source>
        <translation>Vektorinstruktionen dauern %1, die Vektoreinheiten des analytischen Modells brauchen %2.</translation>
    </message>
    <message>
        <source>%1 pass through the global memory, which the analytic model does not have.</source>
        <translation>%1 gehen durch den globalen Speicher, den das analytische Modell nicht hat.</translation>
    </message>
    <message>
        <source>Cores synchronise with messages that carry no data.</source>
        <translation>Kerne synchronisieren sich mit Nachrichten ohne Daten.</translation>
    </message>
    <message>
        <source>%1 go from core to core, in the analytic model %2.</source>
        <translation>%1 gehen von Kern zu Kern, im analytischen Modell %2.</translation>
    </message>
    <message>
        <source>Moves in local memory take %1, loads and stores of the analytic model %2.</source>
        <translation>Kopieren im lokalen Speicher dauert %1, Laden und Speichern im analytischen Modell %2.</translation>
    </message>
    <message>
        <source>Units wait %1 behind others at a memory&apos;s port.</source>
        <translation>Einheiten warten %1 hinter anderen am Port eines Speichers.</translation>
    </message>
    <message>
        <source>Waits for data take %1, in the analytic model %2.</source>
        <translation>Warten auf Daten dauert %1, im analytischen Modell %2.</translation>
    </message>
    <message>
        <source>The core works %1 for other layers meanwhile.</source>
        <translation>Der Kern arbeitet währenddessen %1 für andere Schichten.</translation>
    </message>
    <message>
        <source>Scalar instructions and dispatch take %1.</source>
        <translation>Skalare Instruktionen und die Ausgabe der Instruktionen dauern %1.</translation>
    </message>
    <message>
        <source>For %1 only other cores work on the layer.</source>
        <translation>%1 lang arbeiten nur andere Kerne an der Schicht.</translation>
    </message>
    <message>
        <source>Elements have %1 bits in the program, %2 in the analytic model.</source>
        <translation>Elemente haben im Programm %1 Bits, im analytischen Modell %2.</translation>
    </message>
    <message>
        <source>Weights have %1 bits in the program, %2 in the analytic model.</source>
        <translation>Gewichte haben im Programm %1 Bits, im analytischen Modell %2.</translation>
    </message>
    <message>
        <source>The program uses %1 crossbars of the machine, the design %2.</source>
        <translation>Das Programm nutzt %1 Crossbars der Maschine, der Entwurf %2.</translation>
    </message>
    <message>
        <source>A core has at most %1 instructions in flight, the analytic model any number.</source>
        <translation>Ein Kern hat höchstens %1 Instruktionen zugleich in Arbeit, das analytische Modell beliebig viele.</translation>
    </message>
    <message>
        <source>An mvmul takes %1 for crossbars and converters and %2 to read and write local memory.</source>
        <translation>Ein mvmul braucht %1 für Crossbars und Wandler und %2 zum Lesen und Schreiben des lokalen Speichers.</translation>
    </message>
    <message>
        <source>Units at rest draw %1 on the machine, %2 in the analytic model.</source>
        <translation>Ruhende Einheiten nehmen auf der Maschine %1 auf, im analytischen Modell %2.</translation>
    </message>
    <message>
        <source>Times are those of work for one result: cores repeat their programs without a break.</source>
        <translation>Zeiten sind die der Arbeit für ein Ergebnis: Kerne wiederholen ihre Programme ohne Pause.</translation>
    </message>
    <message>
        <source>Whole network</source>
        <translation>Ganzes Netz</translation>
    </message>
    <message>
        <source>Units at rest</source>
        <translation>Ruhende Einheiten</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>It has no instructions of its own: the compiler joined it to another layer.</source>
        <translation>Sie hat keine eigenen Instruktionen: der Compiler hat sie mit einer anderen Schicht vereint.</translation>
    </message>
    <message>
        <source>It does nothing in either model.</source>
        <translation>Sie tut in keinem der Modelle etwas.</translation>
    </message>
    <message>
        <source>Layers in both models</source>
        <translation>Schichten in beiden Modellen</translation>
    </message>
    <message>
        <source>What the time goes to</source>
        <translation>Wohin die Zeit geht</translation>
    </message>
    <message>
        <source>What the energy goes to</source>
        <translation>Wohin die Energie geht</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Analytic</source>
        <translation>Analytisch</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Latency %1 analytic, %2 simulated (%3)</source>
        <translation>Latenz %1 analytisch, %2 simuliert (%3)</translation>
    </message>
    <message>
        <source>A result every %1 analytic, %2 simulated (%3)</source>
        <translation>Ein Ergebnis alle %1 analytisch, %2 simuliert (%3)</translation>
    </message>
    <message>
        <source>energy %1 analytic, %2 simulated (%3)</source>
        <translation>Energie %1 analytisch, %2 simuliert (%3)</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 fertig</translation>
    </message>
    <message>
        <source>The schedule is set beside the simulation.</source>
        <translation>Der Zeitplan wird neben die Simulation gestellt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>Kein Vergleich</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>No simulated program</source>
        <translation>Kein simuliertes Programm</translation>
    </message>
    <message>
        <source>Compile and simulate the design&apos;s program first.</source>
        <translation>Zuerst das Programm des Entwurfs kompilieren und simulieren.</translation>
    </message>
    <message>
        <source>MVMs take %1 turns after each other on the core, in the analytic model %2 blocks.</source>
        <translation>MVMs laufen auf dem Kern in %1 Runden nacheinander, im analytischen Modell in %2 Blöcken.</translation>
    </message>
    <message>
        <source>MVMs</source>
        <translation>MVMs</translation>
    </message>
    <message>
        <source>vector instructions</source>
        <translation>Vektorinstruktionen</translation>
    </message>
    <message>
        <source>operand copies</source>
        <translation>Kopieren von Operanden</translation>
    </message>
    <message>
        <source>loads and stores</source>
        <translation>Laden und Speichern</translation>
    </message>
    <message>
        <source>waits for the global memory</source>
        <translation>Warten auf den globalen Speicher</translation>
    </message>
    <message>
        <source>messages between cores</source>
        <translation>Nachrichten zwischen Kernen</translation>
    </message>
    <message>
        <source>waits for the local memory</source>
        <translation>Warten auf den lokalen Speicher</translation>
    </message>
    <message>
        <source>no layer</source>
        <translation>keine Schicht</translation>
    </message>
    <message>
        <source>%1 copies (%2)</source>
        <translation>%1-mal kopieren (%2)</translation>
    </message>
    <message>
        <source>%1 loads and stores (%2)</source>
        <translation>%1-mal laden oder speichern (%2)</translation>
    </message>
    <message>
        <source>On average %1 of its %2 array groups work at a time.</source>
        <translation>Im Mittel arbeiten %1 ihrer %2 Array-Gruppen gleichzeitig.</translation>
    </message>
    <message>
        <source>An MVM takes %1.</source>
        <translation>Eine MVM dauert %1.</translation>
    </message>
    <message>
        <source>So at most %1 of its %2 array groups can work at a time on average; %3 do.</source>
        <translation>Daher können im Mittel höchstens %1 ihrer %2 Array-Gruppen gleichzeitig arbeiten; es sind %3.</translation>
    </message>
    <message>
        <source>The analytic energy has units at rest for the time between two results: %1. The inspector and the breakdown count them for the latency: %2.</source>
        <translation>Die analytische Energie enthält ruhende Einheiten für die Zeit zwischen zwei Ergebnissen: %1. Inspektor und Aufteilung zählen sie für die Latenz: %2.</translation>
    </message>
    <message>
        <source>Work that it hangs on</source>
        <translation>Arbeit, an der sie hängt</translation>
    </message>
    <message>
        <source>What the end of the inference, or a result, waited for: the chain of instructions back from its end. Largest differences first; times add up to the whole.</source>
        <translation>Worauf das Ende der Inferenz oder ein Ergebnis wartete: die Kette der Instruktionen von seinem Ende zurück. Größte Unterschiede zuerst; die Zeiten ergeben zusammen das Ganze.</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>Alle anderen</translation>
    </message>
    <message>
        <source>Its time hangs on:</source>
        <translation>Ihre Zeit hängt an:</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>The program runs on another machine, %1, not on that of the design: the columns are figures of different chips, without ratios and reasons. Compile for the design&apos;s own machine to compare.</source>
        <translation>Das Programm läuft auf einer anderen Maschine, %1, nicht auf der des Entwurfs: die Spalten sind Werte verschiedener Chips, ohne Verhältnisse und Gründe. Zum Vergleichen für die Maschine des Entwurfs kompilieren.</translation>
    </message>
    <message>
        <source>another machine</source>
        <translation>andere Maschine</translation>
    </message>
    <message>
        <source>Energies of the whole: dynamic energy and that of units at rest, in the same words as on the right</source>
        <translation>Energien des Ganzen: dynamische Energie und die ruhender Einheiten, mit denselben Worten wie rechts</translation>
    </message>
    <message>
        <source>For an MVM the transfer unit of core %1 has to do %2, together %3; an MVM takes %4.</source>
        <translation>Die Transfereinheit von Kern %1 muss für eine MVM %2, zusammen %3; eine MVM dauert %4.</translation>
    </message>
    <message>
        <source>An mvmul converts all %1 columns of its crossbars, the analytic model those in use.</source>
        <translation>Ein mvmul wandelt alle %1 Spalten seiner Crossbars, das analytische Modell nur die benutzten.</translation>
    </message>
    <message>
        <source>%1 of loaded data cost the network nothing, as in pimsim-nn; the correction charged-loads of the command line counts them.</source>
        <translation>%1 geladene Daten kosten das Netzwerk nichts, wie in pimsim-nn; die Korrektur charged-loads der Kommandozeile zählt sie.</translation>
    </message>
    <message>
        <source>%1 of the simulated energy is of instructions that belong to no layer.</source>
        <translation>%1 der simulierten Energie sind von Instruktionen, die zu keiner Schicht gehören.</translation>
    </message>
</context>
<context>
    <name>pim::widgets::BreakdownChart</name>
    <message>
        <source>Double-click: explain this number</source>
        <translation>Doppelklick: diese Zahl erklären</translation>
    </message>
</context>
<context>
    <name>pim::widgets::BreakdownView</name>
    <message>
        <source>No design selected</source>
        <translation>Kein Entwurf ausgewählt</translation>
    </message>
    <message>
        <source>Pick a design in Explore, or press Run to find some.</source>
        <translation>Einen Entwurf unter „Erkunden“ wählen oder mit „Starten“ welche finden.</translation>
    </message>
    <message>
        <source>This design does not run</source>
        <translation>Dieser Entwurf läuft nicht</translation>
    </message>
    <message>
        <source>No areas known</source>
        <translation>Keine Flächen bekannt</translation>
    </message>
    <message>
        <source>The hardware description gives no areas. Enter them under Hardware, or take a preset that has them.</source>
        <translation>Die Hardwarebeschreibung nennt keine Flächen. Sie lassen sich unter „Hardware“ eintragen, oder eine Voreinstellung mit Flächen wählen.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeige</translation>
    </message>
    <message>
        <source>by</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Peak power</source>
        <translation>Max. Leistung</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Layer and component</source>
        <translation>Schicht und Komponente</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>What to divide: energy of an inference, peak power, area, or time of the layers</source>
        <translation>Was aufgeteilt wird: Energie einer Inferenz, Spitzenleistung, Fläche oder Zeit der Schichten</translation>
    </message>
    <message>
        <source>Divided by</source>
        <translation>Aufgeteilt nach</translation>
    </message>
    <message>
        <source>Divide by hardware component, by layer of the network, or both</source>
        <translation>Nach Hardwarekomponente, nach Schicht des Netzes oder nach beidem aufteilen</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>Treemap</source>
        <translation>Treemap</translation>
    </message>
    <message>
        <source>Stacked bars: lengths compare well</source>
        <translation>Gestapelte Balken: Längen lassen sich gut vergleichen</translation>
    </message>
    <message>
        <source>Treemap: areas show shares of the whole</source>
        <translation>Kacheldiagramm (Treemap): Flächen zeigen Anteile am Ganzen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export as PNG, SVG, PDF or CSV</source>
        <translation>Als PNG, SVG, PDF oder CSV exportieren</translation>
    </message>
    <message>
        <source>Time each layer works for one inference. Layers work at the same time, so the times do not add up to the latency.</source>
        <translation>Zeit, die jede Schicht für eine Inferenz arbeitet. Schichten arbeiten gleichzeitig, daher ergeben die Zeiten zusammen nicht die Latenz.</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ChangeModel</name>
    <message>
        <source>0 %</source>
        <translation>0 %</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 gegen %2</translation>
    </message>
</context>
<context>
    <name>pim::widgets::CompareLayers</name>
    <message>
        <source>%1 − %2</source>
        <translation>%1 − %2</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>Schicht für Schicht</translation>
    </message>
    <message>
        <source>Energy by layer, difference in µJ</source>
        <translation>Energiedifferenz, µJ</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Copies of the weights</source>
        <translation>Kopien der Gewichte</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>Crossbars</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>Makros</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Busy part of the period</source>
        <translation>Aktiver Teil der Periode</translation>
    </message>
    <message>
        <source>Conversions of used columns</source>
        <translation>Wandlungen belegter Spalten</translation>
    </message>
    <message>
        <source>Figure of the layers</source>
        <translation>Wert der Schichten</translation>
    </message>
    <message>
        <source>What the table shows of every layer</source>
        <translation>Was die Tabelle von jeder Schicht zeigt</translation>
    </message>
    <message>
        <source>Difference of</source>
        <translation>Unterschied von</translation>
    </message>
    <message>
        <source>Which design the layers are compared for</source>
        <translation>Für welchen Entwurf die Schichten verglichen werden</translation>
    </message>
    <message>
        <source>Energy by layer</source>
        <translation>Energie nach Schicht</translation>
    </message>
</context>
<context>
    <name>pim::widgets::CompareTables</name>
    <message>
        <source>Configuration: %1 of %2 values differ</source>
        <translation>Konfiguration: %1 von %2 Werten verschieden</translation>
    </message>
    <message>
        <source>ISAAC: the published 0.63 TOPS/W are 41.3 TOPS over the 65.8 W of the whole chip. Our macros have none of its off-chip links (10.4 W), registers (3.2 W) and buses (1.2 W); without them it is 0.81 TOPS/W. Here it is %1, which also depends on the network. ISAAC&apos;s own table says 0.36 TOPS/W by another definition; do not mix the two.</source>
        <translation>ISAAC: die publizierten 0,63 TOPS/W sind 41,3 TOPS durch die 65,8 W des ganzen Chips. Unsere Makros haben weder dessen Verbindungen aus dem Chip heraus (10,4 W) noch dessen Register (3,2 W) und Busse (1,2 W); ohne diese sind es 0,81 TOPS/W. Hier sind es %1, was auch vom Netz abhängt. ISAACs eigene Tabelle nennt 0,36 TOPS/W nach einer anderen Definition; beides nicht vermischen.</translation>
    </message>
    <message>
        <source>PUMA: the published 0.84 TOPS/W are 52.3 TOPS over the 62.5 W of a node, instruction memories and register files included, which our macros do not have. Here it is %1.</source>
        <translation>PUMA: die publizierten 0,84 TOPS/W sind 52,3 TOPS durch die 62,5 W eines Knotens, samt Befehlsspeichern und Registerdateien, die unsere Makros nicht haben. Hier sind es %1.</translation>
    </message>
    <message>
        <source>Both are laid out here with published tiles and copies of the weights in proportion to Wo × Ho of each layer, at the scale of highest throughput in the budget. PRIME, PipeLayer and AtomLayer are cited: their parameters are not published in full.</source>
        <translation>Beide sind hier mit publizierten Kacheln angelegt, mit Kopien der Gewichte proportional zu Wo × Ho jeder Schicht und in der Größe, die im Budget den höchsten Durchsatz hat. PRIME, PipeLayer und AtomLayer sind zitiert: ihre Parameter sind nicht vollständig publiziert.</translation>
    </message>
    <message>
        <source>The designs do not differ in latency, period, energy, peak power or area.</source>
        <translation>Die Entwürfe unterscheiden sich nicht in Latenz, Periode, Energie, Spitzenleistung oder Fläche.</translation>
    </message>
    <message>
        <source>Metrics, bold is best</source>
        <translation>Kennzahlen, fett ist am besten</translation>
    </message>
    <message>
        <source>Published machines, peak power efficiency</source>
        <translation>Publizierte Maschinen, Spitzen-Energieeffizienz</translation>
    </message>
    <message>
        <source>Why figures of published machines differ</source>
        <translation>Warum Werte publizierter Maschinen abweichen</translation>
    </message>
    <message>
        <source>Why they differ</source>
        <translation>Warum sie abweichen</translation>
    </message>
    <message>
        <source>Energy by component, per inference</source>
        <translation>Energie nach Komponente, je Inferenz</translation>
    </message>
    <message>
        <source>Radar, outer is better</source>
        <translation>Netzdiagramm, außen ist besser</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Also values that are alike in all designs</source>
        <translation>Auch Werte, die in allen Entwürfen gleich sind</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Published machines</source>
        <translation>Publizierte Maschinen</translation>
    </message>
    <message>
        <source>Energy by component</source>
        <translation>Energie nach Komponente</translation>
    </message>
    <message>
        <source>Radar</source>
        <translation>Netzdiagramm</translation>
    </message>
    <message>
        <source>Why the designs differ</source>
        <translation>Warum sich die Entwürfe unterscheiden</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
</context>
<context>
    <name>pim::widgets::CompareView</name>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Add a design</source>
        <translation>Entwurf hinzufügen</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Noch nichts zu vergleichen</translation>
    </message>
    <message>
        <source>These cannot be compared</source>
        <translation>Diese lassen sich nicht vergleichen</translation>
    </message>
    <message>
        <source>Pick two to four designs above: pinned ones, the best of runs, or a published machine on this network.</source>
        <translation>Oben zwei bis vier Entwürfe wählen: angeheftete, die besten von Läufen oder eine publizierte Maschine mit diesem Netz.</translation>
    </message>
    <message>
        <source>The networks differ: figures of one inference compare different work.</source>
        <translation>Die Netze unterscheiden sich: Werte einer Inferenz vergleichen verschiedene Arbeit.</translation>
    </message>
    <message>
        <source>The evaluation models differ: figures are counted differently.</source>
        <translation>Die Bewertungsmodelle unterscheiden sich: Werte werden verschieden gezählt.</translation>
    </message>
    <message>
        <source>%1 breaks a constraint: %2</source>
        <translation>%1 verletzt eine Vorgabe: %2</translation>
    </message>
    <message>
        <source>Energy by component, per inference</source>
        <translation>Energie nach Komponente, je Inferenz</translation>
    </message>
    <message>
        <source>Energy by layer, difference in µJ</source>
        <translation>Energie nach Schicht, Differenz in µJ</translation>
    </message>
    <message>
        <source>Radar, outer is better</source>
        <translation>Netzdiagramm, außen ist besser</translation>
    </message>
    <message>
        <source>Designs</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Maschinen</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>Two to four designs side by side</source>
        <translation>Zwei bis vier Entwürfe nebeneinander</translation>
    </message>
    <message>
        <source>The published results run again, beside the paper&apos;s numbers</source>
        <translation>Die publizierten Ergebnisse neu gerechnet, neben den Zahlen des Artikels</translation>
    </message>
    <message>
        <source>Portability: each machine on each other network</source>
        <translation>Übertragbarkeit: jede Maschine mit jedem anderen Netz</translation>
    </message>
    <message>
        <source>Efficiency and throughput against the power budget</source>
        <translation>Effizienz und Durchsatz über dem Leistungsbudget</translation>
    </message>
    <message>
        <source>What to compare</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Bezug</translation>
    </message>
    <message>
        <source>Show differences against %1</source>
        <translation>Unterschiede zu %1 zeigen</translation>
    </message>
    <message>
        <source>Design %1</source>
        <translation>Entwurf %1</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Write what is shown as one HTML or PDF file, or as LaTeX tables</source>
        <translation>Das Gezeigte als eine HTML- oder PDF-Datei oder als LaTeX-Tabellen schreiben</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1: %2 does not pay for one ADC a crossbar as published; its clock is %3 instead of %4.</source>
        <translation>%1: %2 reicht nicht für einen ADC je Crossbar wie publiziert; der Takt ist %3 statt %4.</translation>
    </message>
    <message>
        <source>There is nothing to export yet</source>
        <translation>Noch nichts zu exportieren</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Floorplans</source>
        <translation>Grundrisse</translation>
    </message>
    <message>
        <source>Timelines</source>
        <translation>Zeitachsen</translation>
    </message>
    <message>
        <source>Metrics, configuration, energy by component and radar</source>
        <translation>Kennzahlen, Konfiguration, Energie nach Komponente und Netzdiagramm</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>Schicht für Schicht</translation>
    </message>
    <message>
        <source>Floorplans at one scale, linked</source>
        <translation>Grundrisse in einem Maßstab, verknüpft</translation>
    </message>
    <message>
        <source>Timelines at one scale of time, linked</source>
        <translation>Zeitachsen in einem Zeitmaßstab, verknüpft</translation>
    </message>
    <message>
        <source>Part of the comparison</source>
        <translation>Teil des Vergleichs</translation>
    </message>
    <message>
        <source>Manual designs</source>
        <translation>Manuelle Entwürfe</translation>
    </message>
    <message>
        <source>Compare A with ISAAC and PUMA on its network and budget, beside the cited figures of PRIME, PipeLayer and AtomLayer</source>
        <translation>A mit ISAAC und PUMA auf seinem Netz und Budget vergleichen, neben den zitierten Werten von PRIME, PipeLayer und AtomLayer</translation>
    </message>
    <message>
        <source>Export what is shown as PNG, SVG, PDF, CSV or LaTeX</source>
        <translation>Das Gezeigte als PNG, SVG, PDF, CSV oder LaTeX exportieren</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei…</translation>
    </message>
    <message>
        <source>a design of another project (*.pims) or a design file (*.json); the file is only read</source>
        <translation>ein Entwurf eines anderen Projekts (*.pims) oder eine Entwurfsdatei (*.json); die Datei wird nur gelesen</translation>
    </message>
    <message>
        <source>Design %1: pinned, best of a run, of another file, or a published machine on this network and budget</source>
        <translation>Entwurf %1: angeheftet, bester eines Laufs, aus einer anderen Datei oder eine publizierte Maschine mit diesem Netz und Budget</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ConvergenceView</name>
    <message>
        <source>Evaluations</source>
        <translation>Bewertungen</translation>
    </message>
    <message>
        <source>Draw over the number of evaluated designs</source>
        <translation>Über der Zahl der bewerteten Entwürfe zeichnen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Draw over the seconds since the start</source>
        <translation>Über den Sekunden seit dem Start zeichnen</translation>
    </message>
    <message>
        <source>best</source>
        <translation>Bestwert</translation>
    </message>
    <message>
        <source>bound</source>
        <translation>Schranke</translation>
    </message>
    <message>
        <source>temperature, of its start</source>
        <translation>Temperatur, relativ</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>spread of the chains</source>
        <translation>Kettenstreuung</translation>
    </message>
    <message>
        <source>Time (min:s)</source>
        <translation>Zeit (min:s)</translation>
    </message>
    <message>
        <source>Convergence</source>
        <translation>Konvergenz</translation>
    </message>
</context>
<context>
    <name>pim::widgets::CoreModel</name>
    <message>
        <source>All cores</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Instr.</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>Crossbars</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Core of the machine, from 0</source>
        <translation>Kern der Maschine, ab 0</translation>
    </message>
    <message>
        <source>Instructions in the core&apos;s list</source>
        <translation>Instruktionen in der Liste des Kerns</translation>
    </message>
    <message>
        <source>Instructions of the scalar unit: addresses and constants in registers</source>
        <translation>Instruktionen der Skalareinheit: Adressen und Konstanten in Registern</translation>
    </message>
    <message>
        <source>Instructions of the matrix unit: products on crossbars, and element widths</source>
        <translation>Instruktionen der Matrixeinheit: Produkte auf Crossbars und Breiten der Elemente</translation>
    </message>
    <message>
        <source>Instructions of the vector unit: sums, activations, pooling</source>
        <translation>Instruktionen der Vektoreinheit: Summen, Aktivierungen, Pooling</translation>
    </message>
    <message>
        <source>Instructions of the transfer unit: memory, other cores, waiting</source>
        <translation>Instruktionen der Transfereinheit: Speicher, andere Kerne, Warten</translation>
    </message>
    <message>
        <source>Crossbars that hold weights</source>
        <translation>Crossbars, die Gewichte halten</translation>
    </message>
    <message>
        <source>Bytes that loads read from the global memory, in one pass of the program</source>
        <translation>Bytes, die in einem Durchlauf des Programms aus dem globalen Speicher gelesen werden</translation>
    </message>
    <message>
        <source>Bytes that stores write to the global memory, in one pass of the program</source>
        <translation>Bytes, die in einem Durchlauf des Programms in den globalen Speicher geschrieben werden</translation>
    </message>
    <message>
        <source>Bytes sent to other cores, in one pass of the program</source>
        <translation>Bytes, die in einem Durchlauf des Programms an andere Kerne gesendet werden</translation>
    </message>
    <message>
        <source>Bytes received from other cores, in one pass of the program</source>
        <translation>Bytes, die in einem Durchlauf des Programms von anderen Kernen empfangen werden</translation>
    </message>
    <message>
        <source>Share of the simulated time in which a unit of the core works; waiting is not work. Of all: the mean of the cores that are used</source>
        <translation>Anteil der simulierten Zeit, in dem eine Einheit des Kerns arbeitet; Warten ist keine Arbeit. Bei allen: Mittel der benutzten Kerne</translation>
    </message>
</context>
<context>
    <name>pim::widgets::DropZone</name>
    <message>
        <source>Drop a network here, or open a file</source>
        <translation>Ein Netz hier ablegen oder eine Datei öffnen</translation>
    </message>
    <message>
        <source>Drop an ONNX file, a PIMCOMP or PIMSYN JSON file or a project; a click opens one</source>
        <translation>Eine ONNX-Datei, eine JSON-Datei von PIMCOMP oder PIMSYN oder ein Projekt ablegen; ein Klick öffnet eine Datei</translation>
    </message>
    <message>
        <source>Drop a network here</source>
        <translation>Ein Netz hier ablegen</translation>
    </message>
    <message>
        <source>ONNX, PIMCOMP or PIMSYN JSON, project</source>
        <translation>ONNX, PIMCOMP- oder PIMSYN-JSON, Projekt</translation>
    </message>
</context>
<context>
    <name>pim::widgets::EnergyChart</name>
    <message>
        <source>No energy known</source>
        <translation>Keine Energie bekannt</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, %2: %3 of one inference</source>
        <translation>%1, %2: %3 einer Inferenz</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ExampleButton</name>
    <message>
        <source>Example %1</source>
        <translation>Beispiel %1</translation>
    </message>
    <message>
        <source>Open the example %1</source>
        <translation>Beispiel %1 öffnen</translation>
    </message>
    <message>
        <source>with run</source>
        <translation>mit Lauf</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bester</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ExplainPanel</name>
    <message>
        <source>No number picked</source>
        <translation>Keine Zahl gewählt</translation>
    </message>
    <message>
        <source>Press the f beside any figure, or double-click a number, to see what it is made of.</source>
        <translation>Das f neben einem Wert drücken oder eine Zahl doppelklicken, um zu sehen, woraus sie besteht.</translation>
    </message>
    <message>
        <source>This number cannot be explained here</source>
        <translation>Diese Zahl lässt sich hier nicht erklären</translation>
    </message>
    <message>
        <source>profile %1</source>
        <translation>Profil %1</translation>
    </message>
    <message>
        <source>one inference alone on the chip</source>
        <translation>eine Inferenz allein auf dem Chip</translation>
    </message>
    <message>
        <source>Back to the number before</source>
        <translation>Zurück zur vorigen Zahl</translation>
    </message>
    <message>
        <source>Forward to the next number</source>
        <translation>Weiter zur nächsten Zahl</translation>
    </message>
    <message>
        <source>Synthesized</source>
        <translation>Synthese</translation>
    </message>
    <message>
        <source>Explain the design as it was found</source>
        <translation>Den Entwurf erklären, wie er gefunden wurde</translation>
    </message>
    <message>
        <source>What-if</source>
        <translation>Was-wäre-wenn</translation>
    </message>
    <message>
        <source>Explain the design with your edits</source>
        <translation>Den Entwurf mit Ihren Änderungen erklären</translation>
    </message>
    <message>
        <source>Show in Hardware</source>
        <translation>Zu Hardware</translation>
    </message>
    <message>
        <source>Select this number in the hardware editor</source>
        <translation>Diese Zahl im Hardware-Editor auswählen</translation>
    </message>
    <message>
        <source>Copy as LaTeX</source>
        <translation>Als LaTeX</translation>
    </message>
    <message>
        <source>Copy the formulas with their numbers, for a paper</source>
        <translation>Die Formeln mit ihren Zahlen kopieren, für einen Artikel</translation>
    </message>
    <message>
        <source>Copy tree</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>Copy the tree as text</source>
        <translation>Den Baum als Text kopieren</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>What the number is made of</source>
        <translation>Woraus die Zahl besteht</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ExplanationModel</name>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ExploreView</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>&amp;Y</source>
        <translation>&amp;Y</translation>
    </message>
    <message>
        <source>&amp;X</source>
        <translation>&amp;X</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>Senkrechte Achse</translation>
    </message>
    <message>
        <source>Figure or variable on the vertical axis</source>
        <translation>Wert oder Variable auf der senkrechten Achse</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Waagerechte Achse</translation>
    </message>
    <message>
        <source>Figure or variable on the horizontal axis</source>
        <translation>Wert oder Variable auf der waagerechten Achse</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Farbe nach</translation>
    </message>
    <message>
        <source>Figure or variable that colours the points</source>
        <translation>Wert oder Variable, die die Punkte färbt</translation>
    </message>
    <message>
        <source>Size by</source>
        <translation>Größe nach</translation>
    </message>
    <message>
        <source>Figure or variable that sizes the points</source>
        <translation>Wert oder Variable, die die Größe der Punkte bestimmt</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation>Logarithmische senkrechte Achse</translation>
    </message>
    <message>
        <source>Logarithmic horizontal axis</source>
        <translation>Logarithmische waagerechte Achse</translation>
    </message>
    <message>
        <source>Brush a box</source>
        <translation>Mit Rechteck auswählen</translation>
    </message>
    <message>
        <source>Brush a box: drag in the plot. Escape clears the brush.</source>
        <translation>Mit Rechteck auswählen: im Diagramm ziehen. Esc hebt die Auswahl auf.</translation>
    </message>
    <message>
        <source>Brush with a lasso</source>
        <translation>Mit Lasso auswählen</translation>
    </message>
    <message>
        <source>Brush with a lasso: draw around points. Escape clears the brush.</source>
        <translation>Mit Lasso auswählen: Punkte umfahren. Esc hebt die Auswahl auf.</translation>
    </message>
    <message>
        <source>Show all (F)</source>
        <translation>Alles zeigen (F)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Export the plot as PNG, SVG or PDF, or the brushed designs as CSV</source>
        <translation>Das Diagramm als PNG, SVG oder PDF exportieren oder die Auswahl als CSV</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Front</translation>
    </message>
    <message>
        <source>Designs that no other beats in both figures</source>
        <translation>Entwürfe, die kein anderer in beiden Werten übertrifft</translation>
    </message>
    <message>
        <source>Dominated</source>
        <translation>Dominiert</translation>
    </message>
    <message>
        <source>Designs that another beats in both figures</source>
        <translation>Entwürfe, die ein anderer in beiden Werten übertrifft</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publiziert</translation>
    </message>
    <message>
        <source>Figures that papers report: of this network in the plot, peak figures in the strip at the right</source>
        <translation>Werte aus Veröffentlichungen: für dieses Netz im Diagramm, Spitzenwerte im Streifen rechts</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Shade what the constraints of the run forbid</source>
        <translation>Schattieren, was die Vorgaben des Laufs ausschließen</translation>
    </message>
    <message>
        <source>Other runs</source>
        <translation>Andere Läufe</translation>
    </message>
    <message>
        <source>Show the designs of the other runs in grey</source>
        <translation>Die Entwürfe der anderen Läufe in Grau zeigen</translation>
    </message>
    <message>
        <source>Re-run</source>
        <translation>Neu rechnen</translation>
    </message>
    <message>
        <source>Run again with the inputs of now</source>
        <translation>Mit den jetzigen Eingaben neu rechnen</translation>
    </message>
    <message>
        <source>Parallel coordinates</source>
        <translation>Parallele Koordinaten</translation>
    </message>
    <message>
        <source>Convergence</source>
        <translation>Konvergenz</translation>
    </message>
    <message>
        <source>No designs yet</source>
        <translation>Noch keine Entwürfe</translation>
    </message>
    <message>
        <source>Run a synthesis: its designs appear here while it searches.</source>
        <translation>Eine Synthese starten: ihre Entwürfe erscheinen hier während der Suche.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Out of date: the inputs have changed since &quot;%1&quot; ran.</source>
        <translation>Veraltet: die Eingaben haben sich seit „%1“ geändert.</translation>
    </message>
    <message>
        <source>%1 designs, %2 on the front</source>
        <translation>%1 Entwürfe, %2 auf der Front</translation>
    </message>
    <message>
        <source>%1 designs</source>
        <translation>%1 Entwürfe</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Designs in the brush (*.csv)</source>
        <translation>Entwürfe der Auswahl (*.csv)</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Show this design in every view</source>
        <translation>Diesen Entwurf in jeder Ansicht zeigen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Keep the design and give it a letter; again to let go</source>
        <translation>Den Entwurf behalten und ihm einen Buchstaben geben; nochmals, um ihn zu lösen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Pin the design and show it beside the other pinned ones</source>
        <translation>Den Entwurf anheften und neben den anderen angehefteten zeigen</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FigureDialog</name>
    <message>
        <source>What is shown</source>
        <translation>Das Gezeigte</translation>
    </message>
    <message>
        <source>The whole chip</source>
        <translation>Der ganze Chip</translation>
    </message>
    <message>
        <source>With its legend</source>
        <translation>Mit Legende</translation>
    </message>
    <message>
        <source>Figure of the floorplan</source>
        <translation>Abbildung des Grundrisses</translation>
    </message>
    <message>
        <source>The same part as on the screen, larger or smaller</source>
        <translation>Derselbe Ausschnitt wie auf dem Bildschirm, größer oder kleiner</translation>
    </message>
    <message>
        <source>All macros of the chip</source>
        <translation>Alle Makros des Chips</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Width in logical pixels (px), at which text has its usual size</source>
        <translation>Breite in logischen Pixeln (px), bei denen Text seine übliche Größe hat</translation>
    </message>
    <message>
        <source>Height in logical pixels (px), at which text has its usual size</source>
        <translation>Höhe in logischen Pixeln (px), bei denen Text seine übliche Größe hat</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Image scale</source>
        <translation>Bildmaßstab</translation>
    </message>
    <message>
        <source>Pixels of a PNG image for each logical one; SVG and PDF are vectors and need none</source>
        <translation>Pixel eines PNG-Bildes je logischem Pixel; SVG und PDF sind Vektoren und brauchen keine</translation>
    </message>
    <message>
        <source>Scale of colours, signs and layers, at the right</source>
        <translation>Skala der Farben, Zeichen und Schichten, rechts</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>An image has %1 × %2 pixels.</source>
        <translation>Ein Bild hat %1 × %2 Pixel.</translation>
    </message>
    <message>
        <source>At most 100 million can be drawn, 32,000 on a side.</source>
        <translation>Höchstens 100 Millionen sind möglich, 32.000 je Seite.</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FindField</name>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Enter)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Voriger Treffer (Umschalt+Enter)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FitChart</name>
    <message>
        <source>Smallest budget by grid point</source>
        <translation>Kleinstes Budget je Gitterpunkt</translation>
    </message>
    <message>
        <source>%1-bit cells</source>
        <translation>%1-Bit-Zellen</translation>
    </message>
    <message>
        <source>Smallest budget of each grid point (W, log)</source>
        <translation>Kleinstes Budget jedes Gitterpunkts (W, log)</translation>
    </message>
    <message>
        <source>budget %1</source>
        <translation>Budget %1</translation>
    </message>
    <message>
        <source>nothing fits below %1</source>
        <translation>unter %1 passt nichts</translation>
    </message>
    <message>
        <source>%1, %2-bit cells, DAC %3 bit, ADC %4 bit: from %5, %6 crossbars</source>
        <translation>%1, %2-Bit-Zellen, DAC %3 bit, ADC %4 bit: ab %5, %6 Crossbars</translation>
    </message>
</context>
<context>
    <name>pim::widgets::Floorplan</name>
    <message>
        <source>Owner layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Peak power</source>
        <translation>Max. Leistung</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>ADC load</source>
        <translation>ADC-Last</translation>
    </message>
    <message>
        <source>Buffer fill</source>
        <translation>Pufferfüllung</translation>
    </message>
    <message>
        <source>share of cells with weights</source>
        <translation>Anteil der Zellen mit Gewichten</translation>
    </message>
    <message>
        <source>W, all units at their peak</source>
        <translation>W, alle Einheiten in der Spitze</translation>
    </message>
    <message>
        <source>J per inference</source>
        <translation>J je Inferenz</translation>
    </message>
    <message>
        <source>useful conversions of those possible</source>
        <translation>nützliche von den möglichen Wandlungen</translation>
    </message>
    <message>
        <source>largest need of the scratchpad</source>
        <translation>größter Bedarf am Scratchpad</translation>
    </message>
    <message>
        <source>Weight bits</source>
        <translation>Gewichts-Bits</translation>
    </message>
    <message>
        <source>Output channel</source>
        <translation>Ausgabekanal</translation>
    </message>
    <message>
        <source>Kernel position</source>
        <translation>Kernelposition</translation>
    </message>
    <message>
        <source>%1 transfer</source>
        <translation>Transfer %1</translation>
    </message>
    <message>
        <source>%1 merge</source>
        <translation>Merge %1</translation>
    </message>
    <message>
        <source>PE array</source>
        <translation>PE-Feld</translation>
    </message>
    <message>
        <source>ADC bank</source>
        <translation>ADC-Bank</translation>
    </message>
    <message>
        <source>Scratchpad</source>
        <translation>Scratchpad</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Shift-add</source>
        <translation>Shift-Add</translation>
    </message>
    <message>
        <source>Vector ALU</source>
        <translation>Vektor-ALU</translation>
    </message>
    <message>
        <source>Crossbar</source>
        <translation>Crossbar</translation>
    </message>
    <message>
        <source>DACs</source>
        <translation>DACs</translation>
    </message>
    <message>
        <source>Sample-and-hold</source>
        <translation>Sample-and-Hold</translation>
    </message>
    <message>
        <source>Macro %1 · %2</source>
        <translation>Makro %1 · %2</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>Crossbars</translation>
    </message>
    <message>
        <source>Cells used</source>
        <translation>Belegte Zellen</translation>
    </message>
    <message>
        <source>Energy per inference</source>
        <translation>Energie je Inferenz</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>%1 KiB, %2 full</source>
        <translation>%1 KiB, %2 voll</translation>
    </message>
    <message>
        <source>Link %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>Flits per inference</source>
        <translation>Flits je Inferenz</translation>
    </message>
    <message>
        <source>and others</source>
        <translation>und andere</translation>
    </message>
    <message>
        <source>Hops, longest</source>
        <translation>Hops, längster Weg</translation>
    </message>
    <message>
        <source>Flits per block</source>
        <translation>Flits je Block</translation>
    </message>
    <message>
        <source>Blocks per inference</source>
        <translation>Blöcke je Inferenz</translation>
    </message>
    <message>
        <source>Cycles per block</source>
        <translation>Zyklen je Block</translation>
    </message>
    <message>
        <source>Conflict on link %1</source>
        <translation>Konflikt auf Verbindung %1</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Blocks that waited</source>
        <translation>Wartende Blöcke</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Waited in all</source>
        <translation>Insgesamt gewartet</translation>
    </message>
    <message numerus="yes">
        <source>%n more pairs here</source>
        <translation>
            <numerusform>hier noch %n Paar</numerusform>
            <numerusform>hier noch %n Paare</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cycles</source>
        <translation>%1 Zyklen</translation>
    </message>
    <message>
        <source>Place %1 is unused</source>
        <translation>Platz %1 ist ungenutzt</translation>
    </message>
    <message>
        <source>Mesh</source>
        <translation>Mesh</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>Makros</translation>
    </message>
    <message>
        <source>PE %1 of %2</source>
        <translation>PE %1 von %2</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Crossbar of the copy</source>
        <translation>Crossbar der Kopie</translation>
    </message>
    <message>
        <source>ADC %1 of %2</source>
        <translation>ADC %1 von %2</translation>
    </message>
    <message>
        <source>Useful load</source>
        <translation>Nützliche Last</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>This slot</source>
        <translation>Dieses Feld</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>keine Einheit</translation>
    </message>
    <message>
        <source>Row %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>ungenutzt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Kernel row, column</source>
        <translation>Kernelzeile, -spalte</translation>
    </message>
    <message>
        <source>Input channel</source>
        <translation>Eingabekanal</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message numerus="yes">
        <source>%n rows unused</source>
        <translation>
            <numerusform>%n Zeile ungenutzt</numerusform>
            <numerusform>%n Zeilen ungenutzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n columns unused</source>
        <translation>
            <numerusform>%n Spalte ungenutzt</numerusform>
            <numerusform>%n Spalten ungenutzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cells beside the groups</source>
        <translation>
            <numerusform>%n Zelle neben den Gruppen</numerusform>
            <numerusform>%n Zellen neben den Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1×%2 kernel positions × %3 channels = %4 rows in row blocks of %5; this is block %6 of %7.</source>
        <translation>%1×%2 Kernelpositionen × %3 Kanäle = %4 Zeilen in Zeilenblöcken zu %5; dies ist Block %6 von %7.</translation>
    </message>
    <message>
        <source>%1 inputs in row blocks of %2; this is block %3 of %4.</source>
        <translation>%1 Eingaben in Zeilenblöcken zu %2; dies ist Block %3 von %4.</translation>
    </message>
    <message>
        <source>%1 channels × %2 slices fill %3 columns in crossbars of %4.</source>
        <translation>%1 Kanäle × %2 Scheiben füllen %3 Spalten in Crossbars zu %4.</translation>
    </message>
    <message>
        <source>Each of the %1 slices of a weight has crossbars of its own, %2 channels wide. ADCs convert all %3 columns.</source>
        <translation>Jede der %1 Scheiben eines Gewichts hat eigene Crossbars, %2 Kanäle breit. ADCs wandeln alle %3 Spalten.</translation>
    </message>
    <message>
        <source>Groups lie on the diagonal: a cell beside it would mix the inputs of different groups.</source>
        <translation>Gruppen liegen auf der Diagonale: eine Zelle daneben würde die Eingaben verschiedener Gruppen mischen.</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>Steuerung</translation>
    </message>
    <message>
        <source>Multiplexers</source>
        <translation>Multiplexer</translation>
    </message>
    <message>
        <source>%1, %2 of cells used</source>
        <translation>%1, %2 der Zellen belegt</translation>
    </message>
    <message>
        <source>%1 of the latency</source>
        <translation>%1 der Latenz</translation>
    </message>
    <message>
        <source>not on it</source>
        <translation>nicht darauf</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>Kritischer Pfad</translation>
    </message>
    <message>
        <source>%1, sets the period</source>
        <translation>%1, bestimmt die Periode</translation>
    </message>
    <message>
        <source>On the critical path</source>
        <translation>Auf dem kritischen Pfad</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cycles · %1</source>
        <translation>
            <numerusform>%Ln Zyklus · %1</numerusform>
            <numerusform>%Ln Zyklen · %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cycles</source>
        <translation>
            <numerusform>%Ln Zyklus</numerusform>
            <numerusform>%Ln Zyklen</numerusform>
        </translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>wartet auf %1</translation>
    </message>
    <message>
        <source>%1 and %2 share the ADCs that set the period</source>
        <translation>%1 und %2 teilen die ADCs, die die Periode bestimmen</translation>
    </message>
    <message>
        <source>%1 sets the period</source>
        <translation>%1 bestimmt die Periode</translation>
    </message>
    <message>
        <source>, all %1</source>
        <translation>, alle %1</translation>
    </message>
    <message>
        <source>Simulated: matrix unit</source>
        <translation>Simuliert: Matrix</translation>
    </message>
    <message>
        <source>Simulated: all units</source>
        <translation>Simuliert: alle</translation>
    </message>
    <message>
        <source>busy share of the simulated time</source>
        <translation>aktiver Anteil der simulierten Zeit</translation>
    </message>
    <message>
        <source>Simulated, busy</source>
        <translation>Simuliert, aktiv</translation>
    </message>
    <message>
        <source>matrix unit %1, all units %2</source>
        <translation>Matrixeinheit %1, alle Einheiten %2</translation>
    </message>
    <message>
        <source>Simulated, under way</source>
        <translation>Simuliert, unterwegs</translation>
    </message>
    <message>
        <source>Simulated flits, core to core</source>
        <translation>Simulierte Flits, Kern zu Kern</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
    <message>
        <source>what goes by way of the global memory</source>
        <translation>was über den globalen Speicher geht</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FloorplanCanvas</name>
    <message>
        <source>%1 places</source>
        <translation>%1 Plätze</translation>
    </message>
    <message>
        <source>Chip</source>
        <translation>Chip</translation>
    </message>
    <message>
        <source>Macro %1</source>
        <translation>Makro %1</translation>
    </message>
    <message>
        <source>PE %1</source>
        <translation>PE %1</translation>
    </message>
    <message>
        <source>Crossbar of PE %1</source>
        <translation>Crossbar von PE %1</translation>
    </message>
    <message>
        <source>place %1</source>
        <translation>Platz %1</translation>
    </message>
    <message>
        <source>ruler %1</source>
        <translation>Lineal %1</translation>
    </message>
    <message>
        <source>%1 px a cell</source>
        <translation>%1 px je Zelle</translation>
    </message>
    <message>
        <source>%1 px/mm</source>
        <translation>%1 px/mm</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FloorplanLegend</name>
    <message>
        <source>log scale</source>
        <translation>logarithmisch</translation>
    </message>
    <message>
        <source>linear scale</source>
        <translation>linear</translation>
    </message>
    <message numerus="yes">
        <source>%n more layers</source>
        <translation>
            <numerusform>noch %n Schicht</numerusform>
            <numerusform>noch %n Schichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pim::widgets::FloorplanPainter</name>
    <message>
        <source>unused</source>
        <translation>ungenutzt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>%1 · %2 × %3 bit</source>
        <translation>%1 · %2 × %3 bit</translation>
    </message>
    <message>
        <source>%1 · copy %2 of %3 · crossbar %4 of %5</source>
        <translation>%1 · Kopie %2 von %3 · Crossbar %4 von %5</translation>
    </message>
    <message>
        <source>%1 of %2 cells hold weights (%3)</source>
        <translation>%1 von %2 Zellen halten Gewichte (%3)</translation>
    </message>
    <message>
        <source>DAC</source>
        <translation>DAC</translation>
    </message>
    <message>
        <source>ky %1</source>
        <translation>ky %1</translation>
    </message>
    <message>
        <source>output channel</source>
        <translation>Ausgabekanal</translation>
    </message>
    <message>
        <source>Sample-and-hold</source>
        <translation>Sample-and-Hold</translation>
    </message>
    <message>
        <source>ADC, %1 bit</source>
        <translation>ADC, %1 bit</translation>
    </message>
    <message>
        <source>ADC %1</source>
        <translation>ADC %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rows used</source>
        <translation>
            <numerusform>%n Zeile belegt</numerusform>
            <numerusform>%n Zeilen belegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unused</source>
        <translation>
            <numerusform>%n ungenutzt</numerusform>
            <numerusform>%n ungenutzt</numerusform>
        </translation>
    </message>
    <message>
        <source>no figures</source>
        <translation>keine Werte</translation>
    </message>
    <message>
        <source>Without area in this hardware: %1</source>
        <translation>Ohne Fläche in dieser Hardware: %1</translation>
    </message>
    <message>
        <source>PE %1</source>
        <translation>PE %1</translation>
    </message>
    <message>
        <source>A double click enters it.</source>
        <translation>Ein Doppelklick führt hinein.</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FloorplanPanel</name>
    <message numerus="yes">
        <source>%1: %n macros, %2 crossbars. The tick shows or hides them.</source>
        <translation>
            <numerusform>%1: %n Makro, %2 Crossbars. Das Häkchen zeigt oder verbirgt es.</numerusform>
            <numerusform>%1: %n Makros, %2 Crossbars. Das Häkchen zeigt oder verbirgt sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>Makros</translation>
    </message>
    <message>
        <source>NoC links</source>
        <translation>NoC-Verbindungen</translation>
    </message>
    <message>
        <source>Routes of selection</source>
        <translation>Wege der Auswahl</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Unused places</source>
        <translation>Ungenutzte Plätze</translation>
    </message>
    <message>
        <source>Numbers on macros</source>
        <translation>Zahlen auf Makros</translation>
    </message>
    <message>
        <source>%1: show or hide</source>
        <translation>%1: zeigen oder verbergen</translation>
    </message>
    <message>
        <source>%1: can be picked with the mouse</source>
        <translation>%1: mit der Maus wählbar</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>Network layers</source>
        <translation>Schichten des Netzes</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation>Schicht suchen</translation>
    </message>
    <message>
        <source>Find a layer by its name</source>
        <translation>Eine Schicht nach ihrem Namen suchen</translation>
    </message>
    <message>
        <source>Layers of the network; ticked ones are drawn</source>
        <translation>Schichten des Netzes; die mit Häkchen werden gezeichnet</translation>
    </message>
    <message>
        <source>Overview of the chip</source>
        <translation>Übersicht des Chips</translation>
    </message>
    <message>
        <source>The whole chip; drag to move the drawing</source>
        <translation>Der ganze Chip; ziehen verschiebt die Zeichnung</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cycles</source>
        <translation>
            <numerusform>%Ln Zyklus</numerusform>
            <numerusform>%Ln Zyklen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pairs of streams share links</source>
        <translation>
            <numerusform>%n Paar von Strömen teilt Verbindungen</numerusform>
            <numerusform>%n Paare von Strömen teilen Verbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them met and waited</source>
        <translation>
            <numerusform>%n davon traf sich und wartete</numerusform>
            <numerusform>%n davon trafen sich und warteten</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocks that waited: %1 of %2</source>
        <translation>Wartende Blöcke: %1 von %2</translation>
    </message>
    <message>
        <source>Waits of it on the critical path: %1</source>
        <translation>Wartet auf dem kritischen Pfad: %1</translation>
    </message>
    <message>
        <source>Order of placement</source>
        <translation>Platzierungsfolge</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Pairs of streams that waited for each other; choosing one draws both routes</source>
        <translation>Paare von Strömen, die aufeinander warteten; die Wahl eines Paars zeichnet beide Wege</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FloorplanView</name>
    <message>
        <source>Chip</source>
        <translation>Chip</translation>
    </message>
    <message>
        <source>Macro %1</source>
        <translation>Makro %1</translation>
    </message>
    <message>
        <source>PE %1</source>
        <translation>PE %1</translation>
    </message>
    <message>
        <source>Crossbar</source>
        <translation>Crossbar</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
    <message>
        <source>bit of the weight</source>
        <translation>Bit des Gewichts</translation>
    </message>
    <message>
        <source>channel number</source>
        <translation>Kanalnummer</translation>
    </message>
    <message>
        <source>row × width + column</source>
        <translation>Zeile × Breite + Spalte</translation>
    </message>
    <message>
        <source>Link load</source>
        <translation>Verbindungslast</translation>
    </message>
    <message>
        <source>flits per inference</source>
        <translation>Flits je Inferenz</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>merges</source>
        <translation>Merge-Stelle</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>ungenutzt</translation>
    </message>
    <message>
        <source>DAC</source>
        <translation>DAC</translation>
    </message>
    <message>
        <source>S&amp;H</source>
        <translation>S&amp;H</translation>
    </message>
    <message>
        <source>ADC</source>
        <translation>ADC</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>keine Einheit</translation>
    </message>
    <message>
        <source>Layers panel: what is drawn, layers of the network, overview</source>
        <translation>Seitenleiste: was gezeichnet wird, Schichten des Netzes, Übersicht</translation>
    </message>
    <message>
        <source>Show all of it (F)</source>
        <translation>Alles zeigen (F)</translation>
    </message>
    <message>
        <source>Previous sight (Alt+Left)</source>
        <translation>Voriger Ausschnitt (Alt+Links)</translation>
    </message>
    <message>
        <source>Next sight (Alt+Right)</source>
        <translation>Nächster Ausschnitt (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Follow the selection: bring a layer picked elsewhere into sight</source>
        <translation>Der Auswahl folgen: eine anderswo gewählte Schicht ins Bild holen</translation>
    </message>
    <message>
        <source>Measure a distance (K); Shift keeps to an axis</source>
        <translation>Abstand messen (K); Umschalt hält die Achse</translation>
    </message>
    <message>
        <source>Write a figure as PNG, SVG or PDF</source>
        <translation>Eine Abbildung als PNG, SVG oder PDF schreiben</translation>
    </message>
    <message>
        <source>Figure of this sight…</source>
        <translation>Abbildung des Ausschnitts…</translation>
    </message>
    <message>
        <source>Figure of the whole chip…</source>
        <translation>Abbildung des ganzen Chips…</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>Makros</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeige</translation>
    </message>
    <message>
        <source>NoC load</source>
        <translation>NoC-Last</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>What the colour of macros says</source>
        <translation>Was die Farbe der Makros sagt</translation>
    </message>
    <message>
        <source>What colours say: the layer, or share of cells used (%), peak power (W), energy per inference (J), useful ADC conversions (%), scratchpad fill (%)</source>
        <translation>Was Farben sagen: die Schicht oder Anteil belegter Zellen (%), Spitzenleistung (W), Energie je Inferenz (J), nützliche ADC-Wandlungen (%), Füllung des Scratchpads (%)</translation>
    </message>
    <message>
        <source>What links show</source>
        <translation>Was Verbindungen zeigen</translation>
    </message>
    <message>
        <source>What the colour of cells says</source>
        <translation>Was die Farbe der Zellen sagt</translation>
    </message>
    <message>
        <source>What the colour of a crossbar&apos;s cells says</source>
        <translation>Was die Farbe der Zellen eines Crossbars sagt</translation>
    </message>
    <message>
        <source>Lin</source>
        <translation>Lin</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Colours in proportion to values</source>
        <translation>Farben proportional zu den Werten</translation>
    </message>
    <message>
        <source>Colours in proportion to logarithms of values</source>
        <translation>Farben proportional zu den Logarithmen der Werte</translation>
    </message>
    <message>
        <source>Scale of colours</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <source>To scale</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>This hardware gives no areas</source>
        <translation>Diese Hardware nennt keine Flächen</translation>
    </message>
    <message>
        <source>Boxes in proportion to their area</source>
        <translation>Kästen proportional zu ihrer Fläche</translation>
    </message>
    <message>
        <source>All boxes of one size</source>
        <translation>Alle Kästen gleich groß</translation>
    </message>
    <message>
        <source>Size of boxes</source>
        <translation>Größe der Kästen</translation>
    </message>
    <message>
        <source>The hardware &quot;%1&quot; gives no areas, so boxes are of equal size and there are no lengths. Presets with areas: ISAAC, PUMA, MNSIM.</source>
        <translation>Die Hardware „%1“ nennt keine Flächen, daher sind alle Kästen gleich groß und es gibt keine Längen. Voreinstellungen mit Flächen: ISAAC, PUMA, MNSIM.</translation>
    </message>
    <message>
        <source>No design is selected</source>
        <translation>Kein Entwurf ausgewählt</translation>
    </message>
    <message>
        <source>Pick a design in Explore, and its macros, links and crossbars are drawn here.</source>
        <translation>Einen Entwurf unter „Erkunden“ wählen: seine Makros, Verbindungen und Crossbars werden hier gezeichnet.</translation>
    </message>
    <message>
        <source>Go to Explore</source>
        <translation>Zu „Erkunden“</translation>
    </message>
    <message>
        <source>Floorplan</source>
        <translation>Grundriss</translation>
    </message>
    <message>
        <source>Legend; drag the handles to change the range of colours</source>
        <translation>Legende; die Griffe ziehen ändert den Farbbereich</translation>
    </message>
    <message>
        <source>Drag the two handles to spread the colours over a part of the scale; a double click takes it back</source>
        <translation>Die beiden Griffe ziehen verteilt die Farben über einen Teil der Skala; ein Doppelklick nimmt es zurück</translation>
    </message>
    <message>
        <source>mux</source>
        <translation>Mux</translation>
    </message>
    <message>
        <source>link load</source>
        <translation>Verbindungslast</translation>
    </message>
    <message>
        <source>placement</source>
        <translation>Platzierung</translation>
    </message>
    <message>
        <source>sets period</source>
        <translation>bestimmt Periode</translation>
    </message>
    <message>
        <source>Show %1 in the timeline</source>
        <translation>%1 in der Zeitachse zeigen</translation>
    </message>
    <message>
        <source>Draw the routes of this conflict</source>
        <translation>Die Wege dieses Konflikts zeichnen</translation>
    </message>
    <message>
        <source>Show it on the chip</source>
        <translation>Auf dem Chip zeigen</translation>
    </message>
    <message>
        <source>Enter macro %1</source>
        <translation>In Makro %1 gehen</translation>
    </message>
    <message>
        <source>Enter PE %1</source>
        <translation>In PE %1 gehen</translation>
    </message>
    <message>
        <source>Show its crossbar</source>
        <translation>Dessen Crossbar zeigen</translation>
    </message>
    <message>
        <source>One level up</source>
        <translation>Eine Ebene höher</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>s, messages under way</source>
        <translation>s, Nachrichten unterwegs</translation>
    </message>
    <message>
        <source>flits, simulated</source>
        <translation>Flits, simuliert</translation>
    </message>
    <message>
        <source>Simulated: flits</source>
        <translation>Simuliert: Flits</translation>
    </message>
    <message>
        <source>Simulated: time</source>
        <translation>Simuliert: Zeit</translation>
    </message>
    <message>
        <source>Flits per inference over each directed link of the mesh; of a simulated program also the time that its messages are under way</source>
        <translation>Flits je Inferenz über jede gerichtete Verbindung des Meshs; für ein simuliertes Programm auch die Zeit, die seine Nachrichten unterwegs sind</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FormulaButton</name>
    <message>
        <source>Explain this number</source>
        <translation>Diese Zahl erklären</translation>
    </message>
    <message>
        <source>Explain this number: %1</source>
        <translation>Diese Zahl erklären: %1</translation>
    </message>
</context>
<context>
    <name>pim::widgets::GalleryPage</name>
    <message>
        <source>No network is called &quot;%1&quot;. Open an ONNX file instead.</source>
        <translation>Kein Netz heißt „%1“. Stattdessen eine ONNX-Datei öffnen.</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>Faltung</translation>
    </message>
    <message>
        <source>fully connected</source>
        <translation>vollverbunden</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Complete projects. Open one and look around.</source>
        <translation>Fertige Projekte zum Öffnen und Umsehen.</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>Start a new project.</source>
        <translation>Ein neues Projekt beginnen.</translation>
    </message>
    <message>
        <source>Bar: crossbars of one copy, log</source>
        <translation>Balken: Crossbars einer Kopie, log</translation>
    </message>
    <message>
        <source>One bar a layer: how many crossbars of 256×256 cells of 2 bit hold its weights once, on a logarithmic axis</source>
        <translation>Ein Balken je Schicht: wie viele Crossbars aus 256×256 Zellen zu 2 bit ihre Gewichte einmal halten, logarithmisch</translation>
    </message>
    <message>
        <source>Filter networks</source>
        <translation>Netze filtern</translation>
    </message>
    <message>
        <source>Words of a network&apos;s name or data set</source>
        <translation>Wörter aus dem Namen oder Datensatz eines Netzes</translation>
    </message>
    <message>
        <source>No weights are needed. Networks are stored as structure only.</source>
        <translation>Gewichte werden nicht gebraucht. Netze sind nur als Struktur gespeichert.</translation>
    </message>
    <message>
        <source>Show this page when no project is open</source>
        <translation>Diese Seite zeigen, wenn kein Projekt offen ist</translation>
    </message>
    <message>
        <source>Otherwise an empty project is shown</source>
        <translation>Sonst erscheint ein leeres Projekt</translation>
    </message>
</context>
<context>
    <name>pim::widgets::GraphCanvas</name>
    <message>
        <source>Mapping</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Crossbar</source>
        <translation>Crossbar</translation>
    </message>
    <message>
        <source>Vector unit</source>
        <translation>Vektoreinheit</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Unsupported</source>
        <translation>Nicht unterstützt</translation>
    </message>
</context>
<context>
    <name>pim::widgets::HardwareChangesModel</name>
    <message>
        <source>Number</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
</context>
<context>
    <name>pim::widgets::HardwareDelegate</name>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
</context>
<context>
    <name>pim::widgets::HardwareEditor</name>
    <message>
        <source>Findings in the hardware: %1. A click goes to the next</source>
        <translation>Hinweise zur Hardware: %1. Ein Klick führt zum nächsten</translation>
    </message>
    <message>
        <source>No number is called &quot;%1&quot;.</source>
        <translation>Kein Parameter heißt „%1“.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Hardware preset</source>
        <translation>Hardware-Voreinstellung</translation>
    </message>
    <message>
        <source>Filter parameters</source>
        <translation>Parameter filtern</translation>
    </message>
    <message>
        <source>Filter hardware parameters</source>
        <translation>Hardwareparameter filtern</translation>
    </message>
    <message>
        <source>Words of a name or of a key in the hardware file</source>
        <translation>Wörter aus einem Namen oder einem Schlüssel der Hardwaredatei</translation>
    </message>
    <message>
        <source>Hardware parameters</source>
        <translation>Hardwareparameter</translation>
    </message>
    <message>
        <source>Reset all numbers to the preset</source>
        <translation>Alle Werte auf die Voreinstellung zurücksetzen</translation>
    </message>
    <message>
        <source>Hardware files</source>
        <translation>Hardwaredateien</translation>
    </message>
    <message>
        <source>Open or save a hardware description</source>
        <translation>Eine Hardwarebeschreibung öffnen oder speichern</translation>
    </message>
    <message>
        <source>Open hardware file…</source>
        <translation>Hardwaredatei öffnen…</translation>
    </message>
    <message>
        <source>Save as own preset…</source>
        <translation>Als eigene Voreinstellung speichern…</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alles ausklappen</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Alles einklappen</translation>
    </message>
</context>
<context>
    <name>pim::widgets::HardwareModel</name>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Reset hardware to %1</source>
        <translation>Hardware auf %1 zurücksetzen</translation>
    </message>
    <message>
        <source>bit</source>
        <translation>bit</translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <translation>%1 … %2</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>Reset to %1 (Delete)</source>
        <translation>Auf %1 zurücksetzen (Entf)</translation>
    </message>
    <message>
        <source>, changed</source>
        <translation>, geändert</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>%1 auf %2 setzen</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>pim::widgets::InspectorPanel</name>
    <message>
        <source>profile %1</source>
        <translation>Profil %1</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>The table of this design&apos;s layers</source>
        <translation>Die Tabelle der Schichten dieses Entwurfs</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Back to the figures of the whole design</source>
        <translation>Zurück zu den Werten des ganzen Entwurfs</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Pick a design in Explore or a layer in any view. Run finds designs.</source>
        <translation>Einen Entwurf unter „Erkunden“ oder eine Schicht in einer Ansicht wählen. „Starten“ findet Entwürfe.</translation>
    </message>
    <message>
        <source>Not feasible: %1</source>
        <translation>Nicht machbar: %1</translation>
    </message>
    <message>
        <source>compared with %1</source>
        <translation>verglichen mit %1</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>preset has no areas</source>
        <translation>Voreinstellung nennt keine Flächen</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 bit</translation>
    </message>
    <message>
        <source>Crossbar</source>
        <translation>Crossbar</translation>
    </message>
    <message>
        <source>ADC</source>
        <translation>ADC</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>DAC</source>
        <translation>DAC</translation>
    </message>
    <message>
        <source>Power share</source>
        <translation>Leist.-Anteil</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>Makros</translation>
    </message>
    <message>
        <source>identical</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>specialized</source>
        <translation>spezial.</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Scheiben</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>gepackt</translation>
    </message>
    <message>
        <source>separate</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Scratchpad</source>
        <translation>Scratchpad</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>Energy by component</source>
        <translation>Energie nach Komponente</translation>
    </message>
    <message>
        <source>Upper bound</source>
        <translation>Obere Schranke</translation>
    </message>
    <message>
        <source>gap %1</source>
        <translation>Abstand %1</translation>
    </message>
    <message>
        <source>No design of this space can be better than the bound; the mark is this design.</source>
        <translation>Kein Entwurf dieses Raums kann besser sein als die Schranke; die Marke ist dieser Entwurf.</translation>
    </message>
    <message>
        <source>bound %1</source>
        <translation>Schranke %1</translation>
    </message>
    <message>
        <source>What limits it</source>
        <translation>Was ihn begrenzt</translation>
    </message>
    <message>
        <source>On crossbars</source>
        <translation>Auf Crossbars</translation>
    </message>
    <message>
        <source>On vector units</source>
        <translation>Auf Vektoreinheiten</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>%1×%2, stride %3</source>
        <translation>%1×%2, Stride %3</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>OP</source>
        <translation>OP</translation>
    </message>
    <message>
        <source>The design does not run, so the layer has no figures.</source>
        <translation>Der Entwurf läuft nicht, daher hat die Schicht keine Werte.</translation>
    </message>
    <message>
        <source>Run a search to see how this layer is mapped.</source>
        <translation>Ein Lauf zeigt, wie diese Schicht abgebildet wird.</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Crossbars, one copy</source>
        <translation>Crossbars, eine Kopie</translation>
    </message>
    <message>
        <source>Duplication</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>Crossbars</translation>
    </message>
    <message>
        <source>Used cells</source>
        <translation>Belegte Zellen</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>One copy: %1 × %2 crossbars (rows × columns), slices packed</source>
        <translation>Eine Kopie: %1 × %2 Crossbars (Zeilen × Spalten), Scheiben gepackt</translation>
    </message>
    <message>
        <source>One copy: %1 × %2 crossbars (rows × columns), %3 bit slices</source>
        <translation>Eine Kopie: %1 × %2 Crossbars (Zeilen × Spalten), %3 Bit-Scheiben</translation>
    </message>
    <message>
        <source>Crossbars of one copy of the weights; what is filled holds weights</source>
        <translation>Crossbars einer Kopie der Gewichte; was gefüllt ist, hält Gewichte</translation>
    </message>
    <message>
        <source>Positions per block</source>
        <translation>Positionen je Block</translation>
    </message>
    <message>
        <source>In this design</source>
        <translation>In diesem Entwurf</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>ADCs</source>
        <translation>ADCs</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>KiB</translation>
    </message>
    <message>
        <source>Time per block</source>
        <translation>Zeit je Block</translation>
    </message>
    <message>
        <source>Occupancy</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Peak power</source>
        <translation>Max. Leistung</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Explain this number</source>
        <translation>Diese Zahl erklären</translation>
    </message>
    <message>
        <source>Copy all as TSV</source>
        <translation>Alles als TSV kopieren</translation>
    </message>
</context>
<context>
    <name>pim::widgets::InstructionDetails</name>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Show its layer in the table of layers</source>
        <translation>Ihre Schicht in der Schichttabelle zeigen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Show its layer in the network</source>
        <translation>Ihre Schicht im Netz zeigen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Floorplan</source>
        <translation>Grundriss</translation>
    </message>
    <message>
        <source>Show its layer&apos;s macros on the floorplan</source>
        <translation>Die Makros ihrer Schicht im Grundriss zeigen</translation>
    </message>
    <message>
        <source>Select an instruction to read what it does.</source>
        <translation>Eine Instruktion auswählen, um zu lesen, was sie tut.</translation>
    </message>
    <message>
        <source>Core %1, instruction %2</source>
        <translation>Kern %1, Instruktion %2</translation>
    </message>
    <message>
        <source>for layer %1</source>
        <translation>für Schicht %1</translation>
    </message>
    <message>
        <source>for layer %1, output from row, column %2</source>
        <translation>für Schicht %1, Ausgabe ab Zeile, Spalte %2</translation>
    </message>
    <message>
        <source>Show when it runs on the timeline (Return in the table)</source>
        <translation>In der Zeitachse zeigen, wann sie läuft (Eingabetaste in der Tabelle)</translation>
    </message>
    <message>
        <source>simulated from %1 to %2 (%3)</source>
        <translation>simuliert von %1 bis %2 (%3)</translation>
    </message>
</context>
<context>
    <name>pim::widgets::InstructionModel</name>
    <message>
        <source>Entered the reorder buffer at %1, completed at %2, in it for %3</source>
        <translation>Bei %1 in den Reorder-Puffer gekommen, bei %2 fertig, darin für %3</translation>
    </message>
    <message>
        <source>Simulate to see when it runs</source>
        <translation>Simulieren, um zu sehen, wann sie läuft</translation>
    </message>
    <message>
        <source>Scalar instructions run in the front end and are not in the trace</source>
        <translation>Skalare Instruktionen laufen im Frontend und stehen nicht im Trace</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instruktion</translation>
    </message>
    <message>
        <source>Operands</source>
        <translation>Operanden</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Row, column</source>
        <translation>Zeile, Spalte</translation>
    </message>
    <message>
        <source>Start (ns)</source>
        <translation>Start (ns)</translation>
    </message>
    <message>
        <source>End (ns)</source>
        <translation>Ende (ns)</translation>
    </message>
    <message>
        <source>Core that executes it, from 0</source>
        <translation>Kern, der sie ausführt, ab 0</translation>
    </message>
    <message>
        <source>Place in the core&apos;s list, from 0</source>
        <translation>Platz in der Liste des Kerns, ab 0</translation>
    </message>
    <message>
        <source>Operation, as the assembly names it</source>
        <translation>Operation, wie der Assembler sie nennt</translation>
    </message>
    <message>
        <source>Registers and fields, as the assembly writes them</source>
        <translation>Register und Felder, wie der Assembler sie schreibt</translation>
    </message>
    <message>
        <source>Part of the core that executes it</source>
        <translation>Teil des Kerns, der sie ausführt</translation>
    </message>
    <message>
        <source>Layer whose output it helps to compute</source>
        <translation>Schicht, deren Ausgabe sie mit berechnet</translation>
    </message>
    <message>
        <source>First position of the layer&apos;s output map that it works on: row, column</source>
        <translation>Erste Position der Ausgabe der Schicht, an der sie arbeitet: Zeile, Spalte</translation>
    </message>
    <message>
        <source>Simulated time when it entered the reorder buffer, ns</source>
        <translation>Simulierte Zeit, zu der sie in den Reorder-Puffer kam, ns</translation>
    </message>
    <message>
        <source>Simulated time when it was completed, ns</source>
        <translation>Simulierte Zeit, zu der sie fertig war, ns</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LayerDelegate</name>
    <message>
        <source>its own</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>Layer whose macros it uses too</source>
        <translation>Schicht, deren Makros sie mitnutzt</translation>
    </message>
    <message>
        <source>Copies of the weights</source>
        <translation>Kopien der Gewichte</translation>
    </message>
    <message>
        <source>Macros of its own</source>
        <translation>Eigene Makros</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1 bis %1</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LayerDifferenceChart</name>
    <message>
        <source>%1: %2, %3 crossbars, %4 copies, works %5 of the latency</source>
        <translation>%1: %2, %3 Crossbars, %4 Kopien, arbeitet %5 der Latenz</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LayerFigureModel</name>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LayersModel</name>
    <message>
        <source>before: %1</source>
        <translation>vorher: %1</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LayersView</name>
    <message>
        <source>All columns</source>
        <translation>Alle Spalten</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>Übliche Spalten</translation>
    </message>
    <message>
        <source>Filter layers</source>
        <translation>Schichten filtern</translation>
    </message>
    <message>
        <source>Filter layers by name or operator</source>
        <translation>Schichten nach Name oder Operator filtern</translation>
    </message>
    <message>
        <source>Vector unit layers</source>
        <translation>Vektorschichten</translation>
    </message>
    <message>
        <source>Also show layers that run on vector units: pooling, sums, normalisation</source>
        <translation>Auch Schichten zeigen, die auf Vektoreinheiten laufen: Pooling, Summen, Normalisierung</translation>
    </message>
    <message>
        <source>Reset to synthesized</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Drop all edits</source>
        <translation>Alle Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows with headers, for a spreadsheet (%1); without a selection all rows</source>
        <translation>Die gewählten Zeilen mit Kopfzeile für eine Tabellenkalkulation kopieren (%1); ohne Auswahl alle</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Which figures are shown</source>
        <translation>Welche Werte gezeigt werden</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>Export the table as CSV or JSON</source>
        <translation>Die Tabelle als CSV oder JSON exportieren</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last edit</source>
        <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Re-run</source>
        <translation>Neu rechnen</translation>
    </message>
    <message>
        <source>Run again with the inputs as they are now</source>
        <translation>Mit den jetzigen Eingaben neu rechnen</translation>
    </message>
    <message>
        <source>Out of date: the inputs changed since this design was made.</source>
        <translation>Veraltet: die Eingaben haben sich seit diesem Entwurf geändert.</translation>
    </message>
    <message>
        <source>Evaluating…</source>
        <translation>Wird bewertet…</translation>
    </message>
    <message>
        <source>Layers of the design</source>
        <translation>Schichten des Entwurfs</translation>
    </message>
    <message>
        <source>Evaluating the design</source>
        <translation>Der Entwurf wird bewertet</translation>
    </message>
    <message>
        <source>Its layers appear here in a moment.</source>
        <translation>Seine Schichten erscheinen gleich hier.</translation>
    </message>
    <message>
        <source>No design yet</source>
        <translation>Noch kein Entwurf</translation>
    </message>
    <message>
        <source>Run a synthesis, or pick a design in Explore: every figure of every layer appears here and can be edited.</source>
        <translation>Eine Synthese starten oder einen Entwurf unter „Erkunden“ wählen: hier erscheint jeder Wert jeder Schicht und lässt sich ändern.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>&lt;b&gt;What-if&lt;/b&gt; of %1, %2</source>
        <translation>&lt;b&gt;Was-wäre-wenn&lt;/b&gt;: %1, %2</translation>
    </message>
    <message>
        <source>1 edit</source>
        <translation>1 Änderung</translation>
    </message>
    <message numerus="yes">
        <source>%n edits</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Double-click a number with a pencil in its header to edit it</source>
        <translation>Eine Zahl unter einem Stift-Symbol doppelklicken, um sie zu ändern</translation>
    </message>
    <message>
        <source>Set %1, highest that fits</source>
        <translation>%1 setzen, höchster passender Wert</translation>
    </message>
    <message>
        <source>Copies of the weights of the layer edited last</source>
        <translation>Kopien der Gewichte der zuletzt geänderten Schicht</translation>
    </message>
    <message>
        <source>Macros of the layer edited last</source>
        <translation>Makros der zuletzt geänderten Schicht</translation>
    </message>
    <message>
        <source>1 layer shown</source>
        <translation>1 Schicht gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>%n layers shown</source>
        <translation>
            <numerusform>%n Schicht gezeigt</numerusform>
            <numerusform>%n Schichten gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, sum %2 crossbars</source>
        <translation>%1, zusammen %2 Crossbars</translation>
    </message>
    <message>
        <source>Explain: %1</source>
        <translation>Erklären: %1</translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>Ändern: %1</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Export the table…</source>
        <translation>Tabelle exportieren…</translation>
    </message>
    <message>
        <source>a table is written as .csv, .tsv or .json, got &quot;%1&quot;</source>
        <translation>eine Tabelle wird als .csv, .tsv oder .json geschrieben, nicht als „%1“</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LinkedFloorplans</name>
    <message>
        <source>%1 macros, %2×%3</source>
        <translation>%1 Makros, %2×%3</translation>
    </message>
    <message>
        <source>all at %1 px/mm</source>
        <translation>alle mit %1 px/mm</translation>
    </message>
    <message>
        <source>equal boxes: not every design&apos;s areas are known</source>
        <translation>gleich große Kästen: nicht von jedem Entwurf sind die Flächen bekannt</translation>
    </message>
    <message>
        <source>Double-click a macro: all go to the same layer&apos;s</source>
        <translation>Doppelklick auf ein Makro: alle gehen zu einem derselben Schicht</translation>
    </message>
    <message>
        <source>Floorplan of design %1</source>
        <translation>Grundriss von Entwurf %1</translation>
    </message>
    <message>
        <source>Link load</source>
        <translation>Verbindungslast</translation>
    </message>
    <message>
        <source>flits per inference</source>
        <translation>Flits je Inferenz</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>Makros</translation>
    </message>
    <message>
        <source>What the colour of macros says</source>
        <translation>Was die Farbe der Makros sagt</translation>
    </message>
    <message>
        <source>One heat map in all drawings, on one scale of colours: the layer, or share of cells used (%), peak power (W), energy per inference (J), useful ADC conversions (%), scratchpad fill (%)</source>
        <translation>Eine Heatmap in allen Zeichnungen, mit einer Farbskala: die Schicht oder Anteil belegter Zellen (%), Spitzenleistung (W), Energie je Inferenz (J), nützliche ADC-Wandlungen (%), Füllung des Scratchpads (%)</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LinkedPanels</name>
    <message>
        <source>Design %1: %2</source>
        <translation>Entwurf %1: %2</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Verknüpft</translation>
    </message>
    <message>
        <source>Same scale, pan, zoom and selection in all drawings</source>
        <translation>Gleicher Maßstab, Ausschnitt und Zoom, gleiche Auswahl in allen Zeichnungen</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Darunter</translation>
    </message>
    <message>
        <source>One drawing beside the other</source>
        <translation>Eine Zeichnung neben der anderen</translation>
    </message>
    <message>
        <source>One drawing below the other</source>
        <translation>Eine Zeichnung unter der anderen</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Fit all drawings at one scale</source>
        <translation>Alle Zeichnungen in einem Maßstab einpassen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Maßstab</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LinkedTimelines</name>
    <message>
        <source>%1 cycles</source>
        <translation>%1 Zyklen</translation>
    </message>
    <message>
        <source>%1 = %2 of %3</source>
        <translation>%1 = %2 zu %3</translation>
    </message>
    <message>
        <source>all at %1 cycles/px</source>
        <translation>alle mit %1 Zyklen/px</translation>
    </message>
    <message>
        <source>all at %1/px</source>
        <translation>alle mit %1/px</translation>
    </message>
    <message>
        <source>all at %1 px/ns</source>
        <translation>alle mit %1 px/ns</translation>
    </message>
    <message>
        <source>Wheel zooms, dragging pans; a click on a name opens the layer</source>
        <translation>Mausrad zoomt, Ziehen verschiebt; ein Klick auf einen Namen klappt die Schicht auf</translation>
    </message>
    <message>
        <source>Timeline of design %1</source>
        <translation>Zeitachse von Entwurf %1</translation>
    </message>
    <message>
        <source>Rows of design %1</source>
        <translation>Zeilen von Entwurf %1</translation>
    </message>
</context>
<context>
    <name>pim::widgets::MetricModel</name>
    <message>
        <source>More or less is neither better nor worse in itself</source>
        <translation>Mehr oder weniger ist für sich weder besser noch schlechter</translation>
    </message>
    <message>
        <source>More is better</source>
        <translation>Mehr ist besser</translation>
    </message>
    <message>
        <source>Less is better</source>
        <translation>Weniger ist besser</translation>
    </message>
    <message>
        <source>%1 %2, %3 %4</source>
        <translation>%1 %2, %3 %4</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Kennzahl</translation>
    </message>
</context>
<context>
    <name>pim::widgets::MetricTile</name>
    <message>
        <source>over the limit; %1</source>
        <translation>über der Grenze; %1</translation>
    </message>
    <message>
        <source>%1: %2 %3
Click to explain this number</source>
        <translation>%1: %2 %3
Ein Klick erklärt diese Zahl</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ModelSection</name>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 Knoten</translation>
    </message>
    <message>
        <source>%1 weights</source>
        <translation>%1 Gewichte</translation>
    </message>
    <message>
        <source>Open a file or choose one from the gallery.</source>
        <translation>Eine Datei öffnen oder ein Netz aus der Galerie wählen.</translation>
    </message>
    <message>
        <source>Operations of one inference: two a multiply-accumulate</source>
        <translation>Operationen einer Inferenz: zwei je Multiply-Accumulate</translation>
    </message>
    <message>
        <source>%1 unsupported</source>
        <translation>%1 nicht unterstützt</translation>
    </message>
    <message>
        <source>all mapped</source>
        <translation>alle abgebildet</translation>
    </message>
    <message>
        <source>Show the nodes that cannot be mapped</source>
        <translation>Die Knoten zeigen, die sich nicht abbilden lassen</translation>
    </message>
    <message>
        <source>Every node has a place; show how each was mapped</source>
        <translation>Jeder Knoten hat einen Platz; zeigen, wie er abgebildet wurde</translation>
    </message>
    <message>
        <source>Write whole numbers from 1 to %1 such as 1×3×224×224, got &quot;%2&quot;</source>
        <translation>Ganze Zahlen von 1 bis %1 schreiben, etwa 1×3×224×224, nicht „%2“</translation>
    </message>
    <message>
        <source>The input has %1 dimensions, got %2</source>
        <translation>Die Eingabe hat %1 Dimensionen, nicht %2</translation>
    </message>
    <message>
        <source>Gallery…</source>
        <translation>Galerie…</translation>
    </message>
    <message>
        <source>Choose a network from the gallery</source>
        <translation>Ein Netz aus der Galerie wählen</translation>
    </message>
    <message>
        <source>Examples and built-in networks</source>
        <translation>Beispiele und eingebaute Netze</translation>
    </message>
    <message>
        <source>The file leaves the input shape open:</source>
        <translation>Die Datei lässt die Form der Eingabe offen:</translation>
    </message>
    <message>
        <source>Shape of the input %1</source>
        <translation>Form der Eingabe %1</translation>
    </message>
    <message>
        <source>Batch, channels, height, width, for example 1×3×224×224</source>
        <translation>Batch, Kanäle, Höhe, Breite, zum Beispiel 1×3×224×224</translation>
    </message>
</context>
<context>
    <name>pim::widgets::NetworkModel</name>
    <message>
        <source>1 node</source>
        <translation>1 Knoten</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n Knoten</numerusform>
            <numerusform>%n Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
</context>
<context>
    <name>pim::widgets::NetworkView</name>
    <message>
        <source>Find a node</source>
        <translation>Knoten suchen</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Farbe nach</translation>
    </message>
    <message>
        <source>Colour nodes by</source>
        <translation>Knoten färben nach</translation>
    </message>
    <message>
        <source>The figure that colours the nodes and stands in the table</source>
        <translation>Der Wert, der die Knoten färbt und in der Tabelle steht</translation>
    </message>
    <message>
        <source>Collapse free nodes</source>
        <translation>Freie einklappen</translation>
    </message>
    <message>
        <source>Nodes without a layer of their own become one pill behind the layer before them</source>
        <translation>Knoten ohne eigene Schicht werden zu einer Pille hinter der Schicht davor</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Frames around layers with a common name; click a frame&apos;s name to collapse it</source>
        <translation>Rahmen um Schichten mit gemeinsamem Namen; ein Klick auf den Namen klappt sie ein</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Verkleinern (−)</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>Auf 100 % zoomen</translation>
    </message>
    <message>
        <source>Zoom to 100 % (0)</source>
        <translation>Auf 100 % zoomen (0)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show all of it (F)</source>
        <translation>Alles zeigen (F)</translation>
    </message>
    <message>
        <source>Export the drawing</source>
        <translation>Zeichnung exportieren</translation>
    </message>
    <message>
        <source>Export the drawing as PNG, SVG or PDF</source>
        <translation>Die Zeichnung als PNG, SVG oder PDF exportieren</translation>
    </message>
    <message>
        <source>Graph of the network</source>
        <translation>Graph des Netzes</translation>
    </message>
    <message>
        <source>Nodes of the network</source>
        <translation>Knoten des Netzes</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n Knoten</numerusform>
            <numerusform>%n Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 free ones</source>
        <translation>davon %1 frei</translation>
    </message>
    <message>
        <source>%1 unsupported</source>
        <translation>%1 nicht unterstützt</translation>
    </message>
    <message>
        <source>%1 crossbars</source>
        <translation>%1 Crossbars</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netz</translation>
    </message>
    <message>
        <source>Open a model or choose one of the gallery: its layers appear here, with what became of every node of the file.</source>
        <translation>Ein Modell öffnen oder eines aus der Galerie wählen: hier erscheinen seine Schichten und was aus jedem Knoten der Datei wurde.</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>Modell öffnen…</translation>
    </message>
    <message>
        <source>Drawing the network</source>
        <translation>Das Netz wird gezeichnet</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes are being laid out.</source>
        <translation>
            <numerusform>%n Knoten wird angeordnet.</numerusform>
            <numerusform>%n Knoten werden angeordnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Zentrieren</translation>
    </message>
    <message>
        <source>Show these nodes</source>
        <translation>Diese Knoten zeigen</translation>
    </message>
    <message>
        <source>Collapse these nodes</source>
        <translation>Diese Knoten einklappen</translation>
    </message>
    <message>
        <source>Open the block</source>
        <translation>Block ausklappen</translation>
    </message>
    <message>
        <source>Collapse block %1</source>
        <translation>Block %1 einklappen</translation>
    </message>
    <message>
        <source>Collapse all blocks</source>
        <translation>Alle Blöcke einklappen</translation>
    </message>
    <message>
        <source>Open all blocks</source>
        <translation>Alle Blöcke ausklappen</translation>
    </message>
    <message>
        <source>Export the drawing…</source>
        <translation>Zeichnung exportieren…</translation>
    </message>
    <message>
        <source>there is no network to draw</source>
        <translation>es gibt kein Netz zu zeichnen</translation>
    </message>
</context>
<context>
    <name>pim::widgets::NotesPopup</name>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>Notes of the compiler</source>
        <translation>Hinweise des Compilers</translation>
    </message>
</context>
<context>
    <name>pim::widgets::NothingFitsView</name>
    <message>
        <source>Crossbars exceed their power share</source>
        <translation>Crossbars über ihrem Leistungsanteil</translation>
    </message>
    <message>
        <source>One copy of all weights costs more than share × budget.</source>
        <translation>Eine Kopie aller Gewichte braucht mehr als Anteil × Budget.</translation>
    </message>
    <message>
        <source>Copies exceed the power share</source>
        <translation>Kopien über dem Leistungsanteil</translation>
    </message>
    <message>
        <source>The duplicated weights cost more than share × budget.</source>
        <translation>Die vervielfachten Gewichte brauchen mehr als Anteil × Budget.</translation>
    </message>
    <message>
        <source>No ADC of the resolution</source>
        <translation>Kein ADC dieser Auflösung</translation>
    </message>
    <message>
        <source>The hardware has no ADC with the bits that crossbar, cell and DAC need.</source>
        <translation>Die Hardware hat keinen ADC mit den Bits, die Crossbar, Zelle und DAC verlangen.</translation>
    </message>
    <message>
        <source>A component is missing</source>
        <translation>Eine Komponente fehlt</translation>
    </message>
    <message>
        <source>The hardware has no entry for a part that the network needs.</source>
        <translation>Die Hardware hat keinen Eintrag für ein Teil, das das Netz braucht.</translation>
    </message>
    <message>
        <source>Buffers exceed the scratchpads</source>
        <translation>Puffer größer als die Scratchpads</translation>
    </message>
    <message>
        <source>No scratchpad of the hardware holds them.</source>
        <translation>Kein Scratchpad der Hardware fasst sie.</translation>
    </message>
    <message>
        <source>Converters exceed the remaining power</source>
        <translation>Wandler über der Restleistung</translation>
    </message>
    <message>
        <source>The least number of DACs, ADCs and vector units needs more than crossbars leave.</source>
        <translation>Die kleinste Zahl an DACs, ADCs und Vektoreinheiten braucht mehr, als die Crossbars übrig lassen.</translation>
    </message>
    <message>
        <source>Peak power exceeds the budget</source>
        <translation>Spitzenleistung über dem Budget</translation>
    </message>
    <message>
        <source>All parts at their peak draw more than the budget.</source>
        <translation>Alle Teile in der Spitze brauchen mehr als das Budget.</translation>
    </message>
    <message>
        <source>Area exceeds the limit</source>
        <translation>Fläche über der Grenze</translation>
    </message>
    <message>
        <source>The constraint on the area.</source>
        <translation>Die Vorgabe für die Fläche.</translation>
    </message>
    <message>
        <source>Latency exceeds the limit</source>
        <translation>Latenz über der Grenze</translation>
    </message>
    <message>
        <source>The constraint on the latency.</source>
        <translation>Die Vorgabe für die Latenz.</translation>
    </message>
    <message>
        <source>More crossbars than allowed</source>
        <translation>Mehr Crossbars als erlaubt</translation>
    </message>
    <message>
        <source>The constraint on the number of crossbars.</source>
        <translation>Die Vorgabe für die Zahl der Crossbars.</translation>
    </message>
    <message>
        <source>The run was stopped before the space was explored; this says nothing about the rest of it.</source>
        <translation>Der Lauf wurde gestoppt, bevor der Raum erkundet war; über den Rest sagt das nichts.</translation>
    </message>
    <message>
        <source>%1 has no crossbar, converter or unit of the kinds that %2 needs.</source>
        <translation>%1 hat keinen Crossbar, keinen Wandler oder keine Einheit der Arten, die %2 braucht.</translation>
    </message>
    <message>
        <source>For example: %1.</source>
        <translation>Zum Beispiel: %1.</translation>
    </message>
    <message numerus="yes">
        <source>All %n grid points are infeasible for %1 with the hardware %2.</source>
        <translation>
            <numerusform>Der einzige Gitterpunkt (%n) ist für %1 mit der Hardware %2 nicht machbar.</numerusform>
            <numerusform>Alle %n Gitterpunkte sind für %1 mit der Hardware %2 nicht machbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>One copy of the weights already needs %1 of crossbars at best, and at most %2 of the budget may go to crossbars.</source>
        <translation>Eine Kopie der Gewichte braucht schon bestenfalls %1 für Crossbars, und höchstens %2 des Budgets dürfen an Crossbars gehen.</translation>
    </message>
    <message>
        <source>One copy of the weights with its converters, scratchpads and one unit of each kind draws %1.</source>
        <translation>Eine Kopie der Gewichte mit ihren Wandlern, Scratchpads und je einer Einheit jeder Art nimmt %1 auf.</translation>
    </message>
    <message>
        <source>The power would do; another limit is broken everywhere. The causes below name it.</source>
        <translation>Die Leistung würde reichen; überall ist eine andere Grenze verletzt. Die Ursachen unten nennen sie.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Nothing that fits %1 was found</source>
        <translation>Nichts gefunden, was in %1 passt</translation>
    </message>
    <message>
        <source>Nothing fits into %1</source>
        <translation>Nichts passt in %1</translation>
    </message>
    <message>
        <source>Set budget to %1</source>
        <translation>Budget auf %1 setzen</translation>
    </message>
    <message>
        <source>Set budget</source>
        <translation>Budget setzen</translation>
    </message>
    <message>
        <source>A design was found at %1</source>
        <translation>Ein Entwurf wurde bei %1 gefunden</translation>
    </message>
    <message>
        <source>Run starts again. Undo with Ctrl+Z</source>
        <translation>Der Lauf beginnt neu. Strg+Z macht es rückgängig</translation>
    </message>
    <message>
        <source>More power alone does not help</source>
        <translation>Mehr Leistung allein hilft nicht</translation>
    </message>
    <message>
        <source>Searching for the smallest budget…</source>
        <translation>Das kleinste Budget wird gesucht…</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>Designs and grid points are counted under each limit that ruled them out</source>
        <translation>Entwürfe und Gitterpunkte zählen unter jeder Grenze, die sie ausschließt</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Ruled out, of %1</source>
        <translation>Ausgeschlossen, von %1</translation>
    </message>
    <message>
        <source>Closest one</source>
        <translation>Am nächsten</translation>
    </message>
    <message>
        <source>Layer %1 holds %2 of the crossbars (%3 of %4).</source>
        <translation>Schicht %1 hält %2 der Crossbars (%3 von %4).</translation>
    </message>
    <message>
        <source>Show %1 in the network</source>
        <translation>%1 im Netz zeigen</translation>
    </message>
</context>
<context>
    <name>pim::widgets::OptionsEditor</name>
    <message>
        <source>Change the macros</source>
        <translation>Makros ändern</translation>
    </message>
    <message>
        <source>Set the objective to %1</source>
        <translation>Ziel auf %1 setzen</translation>
    </message>
    <message>
        <source>Set the effort to %1</source>
        <translation>Aufwand auf %1 setzen</translation>
    </message>
    <message>
        <source>Set the algorithm to %1</source>
        <translation>Algorithmus auf %1 setzen</translation>
    </message>
    <message>
        <source>Set the evaluation profile to %1</source>
        <translation>Bewertungsprofil auf %1 setzen</translation>
    </message>
    <message>
        <source>Share ADCs between layers</source>
        <translation>ADCs zwischen Schichten teilen</translation>
    </message>
    <message>
        <source>Share no ADCs between layers</source>
        <translation>ADCs nicht zwischen Schichten teilen</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <translation>Seed: %1</translation>
    </message>
    <message>
        <source>Set the seed to %1</source>
        <translation>Seed auf %1 setzen</translation>
    </message>
    <message>
        <source>Clear %1</source>
        <translation>%1 leeren</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>%1 auf %2 setzen</translation>
    </message>
    <message>
        <source>Must rise: %1 is above %2</source>
        <translation>Muss steigen: %1 ist größer als %2</translation>
    </message>
    <message>
        <source>One value cannot span from %1 to %2</source>
        <translation>Ein Wert kann nicht von %1 bis %2 reichen</translation>
    </message>
    <message>
        <source>Change the power shares searched</source>
        <translation>Gesuchte Leistungsanteile ändern</translation>
    </message>
    <message>
        <source>At least one is needed</source>
        <translation>Mindestens einer wird gebraucht</translation>
    </message>
    <message>
        <source>Change the bit slices searched</source>
        <translation>Gesuchte Bit-Scheiben ändern</translation>
    </message>
    <message>
        <source>Needs areas; this hardware gives none</source>
        <translation>Braucht Flächen; diese Hardware nennt keine</translation>
    </message>
    <message>
        <source>Cannot be kept: this hardware gives no areas</source>
        <translation>Nicht einzuhalten: diese Hardware nennt keine Flächen</translation>
    </message>
    <message>
        <source>Mixed switches</source>
        <translation>Gemischte Schalter</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>Makros</translation>
    </message>
    <message>
        <source>Whether every macro is made for its layer, or all are alike</source>
        <translation>Ob jedes Makro für seine Schicht gebaut ist oder alle gleich sind</translation>
    </message>
    <message>
        <source>Specialized</source>
        <translation>Spezialisiert</translation>
    </message>
    <message>
        <source>Identical</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Each macro is made for its layer</source>
        <translation>Jedes Makro ist für seine Schicht gebaut</translation>
    </message>
    <message>
        <source>All macros are alike</source>
        <translation>Alle Makros sind gleich</translation>
    </message>
    <message>
        <source>Power efficiency</source>
        <translation>Energieeffizienz</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Energy × latency</source>
        <translation>Energie × Latenz</translation>
    </message>
    <message>
        <source>Area efficiency</source>
        <translation>Flächeneffizienz</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>What the search makes best</source>
        <translation>Was die Suche optimiert</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>About a second</source>
        <translation>Etwa eine Sekunde</translation>
    </message>
    <message>
        <source>Some minutes at most</source>
        <translation>Höchstens einige Minuten</translation>
    </message>
    <message>
        <source>As long as it takes; rarely better by more than one per cent</source>
        <translation>So lange wie nötig; selten mehr als ein Prozent besser</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Aufwand</translation>
    </message>
    <message>
        <source>How long to search</source>
        <translation>Wie lange gesucht wird</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The same seed gives the same design; a whole number from 0</source>
        <translation>Der gleiche Seed ergibt den gleichen Entwurf; eine ganze Zahl ab 0</translation>
    </message>
    <message>
        <source>ADC sharing</source>
        <translation>ADCs teilen</translation>
    </message>
    <message>
        <source>Let pairs of layers share macros and their ADCs</source>
        <translation>Schichten dürfen paarweise Makros und deren ADCs teilen</translation>
    </message>
    <message>
        <source>Between two layers</source>
        <translation>Je zwei Schichten</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>Studio</translation>
    </message>
    <message>
        <source>PIMSYN, as published</source>
        <translation>PIMSYN, wie publiziert</translation>
    </message>
    <message>
        <source>Our search</source>
        <translation>Unsere Suche</translation>
    </message>
    <message>
        <source>The published flow with the parameters of the hardware file</source>
        <translation>Der publizierte Ablauf mit den Parametern der Hardwaredatei</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Algorithmus</translation>
    </message>
    <message>
        <source>Who searches</source>
        <translation>Wer sucht</translation>
    </message>
    <message>
        <source>PIMSYN, as released</source>
        <translation>PIMSYN, wie freigegeben</translation>
    </message>
    <message>
        <source>With all corrections</source>
        <translation>Mit allen Korrekturen</translation>
    </message>
    <message>
        <source>Gives the figures of the released program, bit by bit</source>
        <translation>Ergibt Bit für Bit die Werte des freigegebenen Programms</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Evaluation model</source>
        <translation>Bewertungsmodell</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Bit slices</source>
        <translation>Bit-Scheiben</translation>
    </message>
    <message>
        <source>Where the bit slices of a weight go</source>
        <translation>Wohin die Bit-Scheiben eines Gewichts kommen</translation>
    </message>
    <message>
        <source>Separate</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>Bit slices in crossbars of their own</source>
        <translation>Bit-Scheiben in eigenen Crossbars</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Gepackt</translation>
    </message>
    <message>
        <source>Bit slices side by side</source>
        <translation>Bit-Scheiben nebeneinander</translation>
    </message>
    <message>
        <source>Power share</source>
        <translation>Leistungsanteil</translation>
    </message>
    <message>
        <source>Smallest share of the power for crossbars</source>
        <translation>Kleinster Leistungsanteil der Crossbars</translation>
    </message>
    <message>
        <source>Largest share of the power for crossbars</source>
        <translation>Größter Leistungsanteil der Crossbars</translation>
    </message>
    <message>
        <source>Number of shares searched</source>
        <translation>Zahl der gesuchten Anteile</translation>
    </message>
    <message>
        <source>%1, 0.01 to 0.99 of the power budget</source>
        <translation>%1, 0,01 bis 0,99 des Leistungsbudgets</translation>
    </message>
    <message>
        <source>How many values between the two are searched, 1 to 1000</source>
        <translation>Wie viele Werte dazwischen gesucht werden, 1 bis 1000</translation>
    </message>
    <message>
        <source>to</source>
        <comment>from 0.1 to 0.4</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>in</source>
        <comment>0.1 to 0.4 in 7 steps</comment>
        <translation>in</translation>
    </message>
    <message>
        <source>Crossbar sizes</source>
        <translation>Crossbar-Größen</translation>
    </message>
    <message>
        <source>Rows = columns, 1 to 65536, separated by commas</source>
        <translation>Zeilen = Spalten, 1 bis 65536, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Cell bits</source>
        <translation>Zell-Bits</translation>
    </message>
    <message>
        <source>Bits of a cell, 1 to 16, separated by commas</source>
        <translation>Bits einer Zelle, 1 bis 16, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>DAC bits</source>
        <translation>DAC-Bits</translation>
    </message>
    <message>
        <source>Bits that a DAC converts at once, 1 to 16, separated by commas</source>
        <translation>Bits, die ein DAC auf einmal wandelt, 1 bis 16, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Area at most</source>
        <translation>Fläche max.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Largest chip area: 85, 85 mm². Empty: no limit</source>
        <translation>Größte Chipfläche: 85, 85 mm². Leer: keine Grenze</translation>
    </message>
    <message>
        <source>Latency at most</source>
        <translation>Latenz max.</translation>
    </message>
    <message>
        <source>Longest latency of one inference: 850, 1.2 ms; a number alone is in µs. Empty: no limit</source>
        <translation>Längste Latenz einer Inferenz: 850, 1,2 ms; eine Zahl allein gilt in µs. Leer: keine Grenze</translation>
    </message>
    <message>
        <source>Crossbars at most</source>
        <translation>Crossbars max.</translation>
    </message>
    <message>
        <source>Most crossbars of the chip. Empty: no limit</source>
        <translation>Meiste Crossbars des Chips. Leer: keine Grenze</translation>
    </message>
    <message>
        <source>%1, the hardware&apos;s</source>
        <translation>%1, wie Hardware</translation>
    </message>
    <message>
        <source>the hardware&apos;s</source>
        <translation>wie Hardware</translation>
    </message>
    <message>
        <source>Weight bits</source>
        <translation>Gewichts-Bits</translation>
    </message>
    <message>
        <source>Resolution of weights, 1 to 64 bit. Empty: the hardware&apos;s</source>
        <translation>Auflösung der Gewichte, 1 bis 64 bit. Leer: wie die Hardware</translation>
    </message>
    <message>
        <source>Data bits</source>
        <translation>Daten-Bits</translation>
    </message>
    <message>
        <source>Resolution of activations, 1 to 64 bit. Empty: the hardware&apos;s</source>
        <translation>Auflösung der Aktivierungen, 1 bis 64 bit. Leer: wie die Hardware</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Stop after this time (s) with the best design so far. Such a run is not reproducible. Empty: no limit</source>
        <translation>Nach dieser Zeit (s) mit dem bisher besten Entwurf aufhören. Ein solcher Lauf ist nicht reproduzierbar. Leer: keine Grenze</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>How many threads search; the design does not depend on it</source>
        <translation>Wie viele Threads suchen; der Entwurf hängt nicht davon ab</translation>
    </message>
    <message>
        <source>all of the machine</source>
        <translation>alle des Rechners</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ParallelCoordinates</name>
    <message>
        <source>Parallel coordinates</source>
        <translation>Parallele Koordinaten</translation>
    </message>
    <message>
        <source>Left and Right choose an axis, Up and Down brush it, Shift with Left and Right moves it, Escape clears the brush.</source>
        <translation>Links und Rechts wählen eine Achse, Auf und Ab wählen auf ihr aus, Umschalt mit Links und Rechts verschiebt sie, Esc hebt die Auswahl auf.</translation>
    </message>
    <message>
        <source>%1 designs</source>
        <translation>%1 Entwürfe</translation>
    </message>
    <message>
        <source>%1 of %2 designs in the brush</source>
        <translation>%1 von %2 Entwürfen in der Auswahl</translation>
    </message>
    <message>
        <source>one in %1 is drawn</source>
        <translation>jeder %1. wird gezeichnet</translation>
    </message>
    <message>
        <source>%1: drag to move the axis</source>
        <translation>%1: ziehen verschiebt die Achse</translation>
    </message>
    <message>
        <source>%1: drag to brush</source>
        <translation>%1: ziehen wählt aus</translation>
    </message>
</context>
<context>
    <name>pim::widgets::PortabilityModel</name>
    <message>
        <source>does not fit</source>
        <translation>passt nicht</translation>
    </message>
    <message>
        <source>%1 ◆</source>
        <translation>%1 ◆</translation>
    </message>
    <message>
        <source>%1, %2, latency %3
%4 of the efficiency and %5 of the throughput of the best machine made for this network</source>
        <translation>%1, %2, Latenz %3
%4 der Effizienz und %5 des Durchsatzes der besten für dieses Netz gemachten Maschine</translation>
    </message>
</context>
<context>
    <name>pim::widgets::PortabilityPage</name>
    <message>
        <source>Show</source>
        <translation>Zeige</translation>
    </message>
    <message>
        <source>Power efficiency</source>
        <translation>Energieeffizienz</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Efficiency kept</source>
        <translation>Behaltene Effizienz</translation>
    </message>
    <message>
        <source>Throughput kept</source>
        <translation>Behaltener Durchsatz</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>Figure of the matrix</source>
        <translation>Wert der Matrix</translation>
    </message>
    <message>
        <source>Absolute figures, or what a machine keeps of the best one made for the network (%)</source>
        <translation>Absolute Werte oder was eine Maschine von der besten für das Netz gemachten behält (%)</translation>
    </message>
    <message>
        <source>Run every pinned design and best of a run on the networks of all of them</source>
        <translation>Jeden angehefteten Entwurf und den besten jedes Laufs mit den Netzen aller rechnen</translation>
    </message>
    <message>
        <source>Portability matrix</source>
        <translation>Übertragbarkeitsmatrix</translation>
    </message>
    <message>
        <source>Rows: machines. Columns: networks. ◆ made for this network. In the other cells crossbars, macros, converters and scratchpads are fixed and the copies of the weights are fitted anew; units are dealt out from the machine&apos;s totals.</source>
        <translation>Zeilen: Maschinen. Spalten: Netze. ◆ für dieses Netz gemacht. In den anderen Feldern stehen Crossbars, Makros, Wandler und Scratchpads fest und die Kopien der Gewichte werden neu angepasst; Einheiten werden aus dem Bestand der Maschine verteilt.</translation>
    </message>
    <message>
        <source>How portable are these machines?</source>
        <translation>Wie übertragbar sind diese Maschinen?</translation>
    </message>
    <message>
        <source>Runs each pinned design, and the best of each run, on the networks of all others. It takes designs for at least two networks.</source>
        <translation>Rechnet jeden angehefteten Entwurf und den besten jedes Laufs mit den Netzen aller anderen. Dazu braucht es Entwürfe für mindestens zwei Netze.</translation>
    </message>
    <message>
        <source>%1 kept</source>
        <translation>%1 behalten</translation>
    </message>
    <message>
        <source>Parts that a network does not use are taken as switched off: they cost nothing.</source>
        <translation>Teile, die ein Netz nicht nutzt, gelten als abgeschaltet: sie kosten nichts.</translation>
    </message>
    <message>
        <source>The machines have different evaluation models: figures are counted differently.</source>
        <translation>Die Maschinen haben verschiedene Bewertungsmodelle: Werte werden verschieden gezählt.</translation>
    </message>
</context>
<context>
    <name>pim::widgets::PowerBudgetEditor</name>
    <message>
        <source>searching …</source>
        <translation>Suche …</translation>
    </message>
    <message>
        <source>nothing fits</source>
        <translation>nichts passt</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Below the smallest feasible budget, %1</source>
        <translation>Unter dem kleinsten machbaren Budget, %1</translation>
    </message>
    <message>
        <source>Nothing was found here; below %1 nothing can fit</source>
        <translation>Hier wurde nichts gefunden; unter %1 passt gar nichts</translation>
    </message>
    <message>
        <source>Nothing fits below %1 with this hardware</source>
        <translation>Unter %1 passt mit dieser Hardware nichts</translation>
    </message>
    <message>
        <source>Preview, fast search</source>
        <translation>Vorschau, schnelle Suche</translation>
    </message>
    <message>
        <source>Power budget, W</source>
        <translation>Leistungsbudget, W</translation>
    </message>
    <message>
        <source>Peak power that no design may exceed, in W. Prefixes are understood: 300 mW</source>
        <translation>Spitzenleistung, die kein Entwurf überschreiten darf, in W. Vorsätze sind möglich: 300 mW</translation>
    </message>
    <message>
        <source>Power budget</source>
        <translation>Leistungsbudget</translation>
    </message>
    <message>
        <source>Peak power that no design may exceed. Arrows: 2 %; Page Up, Page Down: 25 %; Home: the smallest feasible</source>
        <translation>Spitzenleistung, die kein Entwurf überschreiten darf. Pfeile: 2 %; Bild auf, Bild ab: 25 %; Pos1: das kleinste machbare</translation>
    </message>
</context>
<context>
    <name>pim::widgets::PowerSpinBox</name>
    <message>
        <source>The power budget must be %1 to %2, got %3</source>
        <translation>Das Leistungsbudget muss von %1 bis %2 sein, nicht %3</translation>
    </message>
</context>
<context>
    <name>pim::widgets::PresetChangesPanel</name>
    <message>
        <source>Switch to %1?</source>
        <translation>Zu %1 wechseln?</translation>
    </message>
    <message>
        <source>Numbers that would change: %1</source>
        <translation>Werte, die sich ändern würden: %1</translation>
    </message>
    <message>
        <source>Numbers that would change</source>
        <translation>Werte, die sich ändern würden</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Use this hardware; Undo brings the present one back</source>
        <translation>Diese Hardware nehmen; „Rückgängig“ bringt die jetzige zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep the hardware as it is (Esc)</source>
        <translation>Die Hardware behalten, wie sie ist (Esc)</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ProgramHeader</name>
    <message>
        <source>Compile…</source>
        <translation>Kompilieren…</translation>
    </message>
    <message>
        <source>Compile again with other options</source>
        <translation>Mit anderen Optionen neu kompilieren</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Simulieren</translation>
    </message>
    <message>
        <source>Run the program on the machine, event by event: time, energy and when every instruction runs</source>
        <translation>Das Programm auf der Maschine Ereignis für Ereignis ausführen: Zeit, Energie und wann jede Instruktion läuft</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Execute the program on random integers and compare every output with the network&apos;s, bit for bit</source>
        <translation>Das Programm mit zufälligen ganzen Zahlen ausführen und jede Ausgabe Bit für Bit mit der des Netzes vergleichen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write program, configuration and network file for pimsim-nn, and the assembly text, into a folder</source>
        <translation>Programm, Konfiguration und Netzdatei für pimsim-nn und den Assemblertext in einen Ordner schreiben</translation>
    </message>
    <message>
        <source>Compile again</source>
        <translation>Neu kompilieren</translation>
    </message>
    <message>
        <source>Compile with the same options for the design as it is now</source>
        <translation>Mit denselben Optionen für den Entwurf kompilieren, wie er jetzt ist</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>End the work; what was there before stays</source>
        <translation>Die Arbeit beenden; was vorher da war, bleibt</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Replication</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>Crossbars</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Instruktionen</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Throughput: layers work on different images. Latency: one image, layers begin as soon as their inputs are there.</source>
        <translation>Durchsatz: Schichten arbeiten an verschiedenen Bildern. Latenz: ein Bild, Schichten beginnen, sobald ihre Eingaben da sind.</translation>
    </message>
    <message>
        <source>How the number of copies of each layer&apos;s weights was chosen</source>
        <translation>Wie die Zahl der Kopien der Gewichte jeder Schicht gewählt wurde</translation>
    </message>
    <message>
        <source>Widths of activations, weights and sums, bits</source>
        <translation>Breiten von Aktivierungen, Gewichten und Summen, bit</translation>
    </message>
    <message>
        <source>Instructions of all cores</source>
        <translation>Instruktionen aller Kerne</translation>
    </message>
    <message>
        <source>Simulated energy of one pass, static power included</source>
        <translation>Simulierte Energie eines Durchlaufs, samt statischer Leistung</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Simulated time from the start until the last core has finished</source>
        <translation>Simulierte Zeit vom Start, bis der letzte Kern fertig ist</translation>
    </message>
    <message>
        <source>Simulated time of one pass of the program: a new image is done each time</source>
        <translation>Simulierte Zeit eines Durchlaufs des Programms: jedes Mal wird ein neues Bild fertig</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>not simulated</source>
        <translation>nicht simuliert</translation>
    </message>
    <message>
        <source>no: it differs</source>
        <translation>nein: weicht ab</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Machine that the program is for: %1, %2 cores, %3 crossbars</source>
        <translation>Maschine, für die das Programm ist: %1, %2 Kerne, %3 Crossbars</translation>
    </message>
    <message>
        <source>Crossbars that hold weights, of those that the machine has. The fullest local memory holds %1.</source>
        <translation>Crossbars, die Gewichte halten, von denen der Maschine. Der vollste lokale Speicher hält %1.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>%1 output elements were compared with the network&apos;s, all equal</source>
        <translation>%1 Ausgabeelemente wurden mit denen des Netzes verglichen, alle gleich</translation>
    </message>
    <message>
        <source>Whether the program&apos;s outputs were compared with the network&apos;s</source>
        <translation>Ob die Ausgaben des Programms mit denen des Netzes verglichen wurden</translation>
    </message>
    <message>
        <source>Re-run</source>
        <translation>Neu rechnen</translation>
    </message>
    <message>
        <source>Synthesize again with the inputs as they are now; then compile the new design</source>
        <translation>Mit den jetzigen Eingaben neu synthetisieren; danach den neuen Entwurf kompilieren</translation>
    </message>
    <message>
        <source>Machine…</source>
        <translation>Maschine…</translation>
    </message>
    <message>
        <source>Choose the machine that the program of the file is for</source>
        <translation>Die Maschine wählen, für die das Programm der Datei ist</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the file&apos;s program and show that of the design</source>
        <translation>Das Programm der Datei schließen und das des Entwurfs zeigen</translation>
    </message>
    <message>
        <source>Other options…</source>
        <translation>Andere Optionen…</translation>
    </message>
    <message>
        <source>What the machine assumes, and where the program is not as the design has it</source>
        <translation>Was die Maschine annimmt und wo das Programm vom Entwurf abweicht</translation>
    </message>
    <message>
        <source>One pass</source>
        <translation>Ein Durchlauf</translation>
    </message>
    <message>
        <source>%1 crossbars hold weights</source>
        <translation>%1 Crossbars halten Gewichte</translation>
    </message>
    <message>
        <source>%1 crossbars hold weights; elements of %2</source>
        <translation>%1 Crossbars halten Gewichte; Elemente: %2</translation>
    </message>
    <message>
        <source>Notes (%1)</source>
        <translation>Hinweise (%1)</translation>
    </message>
    <message>
        <source>%1: %2 of %3 copies</source>
        <translation>%1: %2 von %3 Kopien</translation>
    </message>
    <message>
        <source>%1, fewer in %2 layers</source>
        <translation>%1, in %2 Schichten weniger</translation>
    </message>
    <message numerus="yes">
        <source>but for %n layer(s)</source>
        <translation>
            <numerusform>bis auf %n Schicht</numerusform>
            <numerusform>bis auf %n Schichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 output elements were compared with the network&apos;s, all equal. What a softmax or a normalisation makes has no exact value on integers: those layers, and what follows them, were not compared.</source>
        <translation>%1 Ausgaben wurden mit denen des Netzes verglichen, alle gleich. Was Softmax oder eine Normierung ergibt, hat auf ganzen Zahlen keinen genauen Wert: Diese Schichten und was auf sie folgt wurden nicht verglichen.</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ProgramText</name>
    <message>
        <source>Does nothing. The public simulator crashes on it.</source>
        <translation>Tut nichts. Der öffentliche Simulator stürzt daran ab.</translation>
    </message>
    <message>
        <source>Sets register %1 to %2.</source>
        <translation>Setzt Register %1 auf %2.</translation>
    </message>
    <message>
        <source>Loads register %1 with the word at global address %2.</source>
        <translation>Lädt in Register %1 das Wort an der globalen Adresse %2.</translation>
    </message>
    <message>
        <source>Sets register %1 to the sum of %2 and %3%4.</source>
        <translation>Setzt Register %1 auf die Summe von %2 und %3%4.</translation>
    </message>
    <message>
        <source>Sets register %1 to %2 less %3%4.</source>
        <translation>Setzt Register %1 auf %2 minus %3%4.</translation>
    </message>
    <message>
        <source>Sets register %1 to the product of %2 and %3%4.</source>
        <translation>Setzt Register %1 auf das Produkt von %2 und %3%4.</translation>
    </message>
    <message>
        <source>From here on, elements are %1 bits wide where they are read and %2 bits where results are written.</source>
        <translation>Ab hier sind Elemente beim Lesen %1 Bits breit und beim Schreiben von Ergebnissen %2 Bits.</translation>
    </message>
    <message>
        <source>Multiplies the vector at local address %1 with the weights of array group %2, inputs of %3 bits, and writes the sums to local address %4.</source>
        <translation>Multipliziert den Vektor an der lokalen Adresse %1 mit den Gewichten der Array-Gruppe %2, Eingaben mit %3 Bits, und schreibt die Summen an die lokale Adresse %4.</translation>
    </message>
    <message>
        <source>Sums below 0 become 0 (ReLU).</source>
        <translation>Summen unter 0 werden 0 (ReLU).</translation>
    </message>
    <message>
        <source>Adds %1 elements at local address %2 and those at %3, and writes the sums to %4.</source>
        <translation>Addiert %1 Elemente an der lokalen Adresse %2 und die an %3 und schreibt die Summen nach %4.</translation>
    </message>
    <message>
        <source>Takes from %1 elements at local address %2 those at %3, and writes the differences to %4.</source>
        <translation>Zieht von %1 Elementen an der lokalen Adresse %2 die an %3 ab und schreibt die Differenzen nach %4.</translation>
    </message>
    <message>
        <source>Multiplies %1 elements at local address %2 with those at %3, and writes the products to %4.</source>
        <translation>Multipliziert %1 Elemente an der lokalen Adresse %2 mit denen an %3 und schreibt die Produkte nach %4.</translation>
    </message>
    <message>
        <source>Multiplies %1 elements at local address %2 with those at %3, and writes the sum of the products to %4: one element.</source>
        <translation>Multipliziert %1 Elemente an der lokalen Adresse %2 mit denen an %3 und schreibt die Summe der Produkte nach %4: ein Element.</translation>
    </message>
    <message>
        <source>Compares %1 elements at local address %2 with those at %3, and writes the larger ones to %4.</source>
        <translation>Vergleicht %1 Elemente an der lokalen Adresse %2 mit denen an %3 und schreibt die größeren nach %4.</translation>
    </message>
    <message>
        <source>Shifts %1 elements at local address %2 left by those at %3, and writes the results to %4.</source>
        <translation>Schiebt %1 Elemente an der lokalen Adresse %2 um die an %3 nach links und schreibt die Ergebnisse nach %4.</translation>
    </message>
    <message>
        <source>Shifts %1 elements at local address %2 right by those at %3, keeping the sign, and writes the results to %4.</source>
        <translation>Schiebt %1 Elemente an der lokalen Adresse %2 um die an %3 mit Vorzeichen nach rechts und schreibt die Ergebnisse nach %4.</translation>
    </message>
    <message>
        <source>Writes the mean of %1 elements from local address %2, %3 elements apart, to %4: one element.</source>
        <translation>Schreibt das Mittel von %1 Elementen ab der lokalen Adresse %2, je %3 Elemente auseinander, nach %4: ein Element.</translation>
    </message>
    <message>
        <source>Replaces what is below 0 by 0 in %1 elements at local address %2, and writes them to %3.</source>
        <translation>Ersetzt in %1 Elementen an der lokalen Adresse %2 alles unter 0 durch 0 und schreibt sie nach %3.</translation>
    </message>
    <message>
        <source>Writes the hyperbolic tangent of %1 elements at local address %2 to %3.</source>
        <translation>Schreibt den Tangens hyperbolicus von %1 Elementen an der lokalen Adresse %2 nach %3.</translation>
    </message>
    <message>
        <source>Writes the sigmoid of %1 elements at local address %2 to %3.</source>
        <translation>Schreibt das Sigmoid von %1 Elementen an der lokalen Adresse %2 nach %3.</translation>
    </message>
    <message>
        <source>Gathers %1 elements from local address %2, %3 elements apart, at %4.</source>
        <translation>Sammelt %1 Elemente ab der lokalen Adresse %2, je %3 Elemente auseinander, bei %4.</translation>
    </message>
    <message>
        <source>Cuts %1 elements at local address %2 to %3 bits, at most %4, and writes them to %5.</source>
        <translation>Kürzt %1 Elemente an der lokalen Adresse %2 auf %3 Bits, höchstens %4, und schreibt sie nach %5.</translation>
    </message>
    <message>
        <source>Cuts %1 elements at local address %2 to %3 bits, at least %4, and writes them to %5.</source>
        <translation>Kürzt %1 Elemente an der lokalen Adresse %2 auf %3 Bits, mindestens %4, und schreibt sie nach %5.</translation>
    </message>
    <message>
        <source>Loads %1 from global address %2 to local address %3.</source>
        <translation>Lädt %1 von der globalen Adresse %2 an die lokale Adresse %3.</translation>
    </message>
    <message>
        <source>Stores %1 from local address %2 at global address %3.</source>
        <translation>Speichert %1 von der lokalen Adresse %2 an der globalen Adresse %3.</translation>
    </message>
    <message>
        <source>Fills %1 from local address %2 with elements of value %3.</source>
        <translation>Füllt %1 ab der lokalen Adresse %2 mit Elementen des Werts %3.</translation>
    </message>
    <message>
        <source>Copies %1 from local address %2 to %3.</source>
        <translation>Kopiert %1 von der lokalen Adresse %2 nach %3.</translation>
    </message>
    <message>
        <source>Sends %1 from local address %2 to core %3, and waits until it receives.</source>
        <translation>Sendet %1 von der lokalen Adresse %2 an Kern %3 und wartet, bis er empfängt.</translation>
    </message>
    <message>
        <source>Receives %1 from core %2 at local address %3, and waits for them.</source>
        <translation>Empfängt %1 von Kern %2 an der lokalen Adresse %3 und wartet darauf.</translation>
    </message>
    <message>
        <source>Adds 1 to event register %1 of core %2.</source>
        <translation>Zählt Ereignisregister %1 von Kern %2 um 1 hoch.</translation>
    </message>
    <message>
        <source>Waits until event register %1 is %2, then sets it to 0.</source>
        <translation>Wartet, bis Ereignisregister %1 den Wert %2 hat, und setzt es dann auf 0.</translation>
    </message>
    <message>
        <source>Scalar</source>
        <translation>Skalar</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>Vektor</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 bit</translation>
    </message>
    <message>
        <source>%1 bits, sums of %2</source>
        <translation>%1 bit, Summen %2</translation>
    </message>
    <message>
        <source>They are %1 × %2 weights of %3, copy %4; crossbars: %5.</source>
        <translation>Es sind %1 × %2 Gewichte von %3, Kopie %4; Crossbars: %5.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>By map size (W0H0)</source>
        <translation>Nach Map-Größe (W0H0)</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>Überall gleich</translation>
    </message>
    <message>
        <source>Genetic search</source>
        <translation>Genetische Suche</translation>
    </message>
    <message>
        <source>As designed</source>
        <translation>Wie im Entwurf</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ProgramView</name>
    <message>
        <source>Search instructions</source>
        <translation>Instruktionen suchen</translation>
    </message>
    <message>
        <source>Search instructions by mnemonic, operands or layer</source>
        <translation>Instruktionen nach Mnemonic, Operanden oder Schicht suchen</translation>
    </message>
    <message>
        <source>Words that must all be found in the mnemonic, the operands or the layer&apos;s name: “mvmul group=3”</source>
        <translation>Wörter, die alle im Mnemonic, in den Operanden oder im Namen der Schicht vorkommen müssen: „mvmul group=3“</translation>
    </message>
    <message>
        <source>Layer whose instructions are shown</source>
        <translation>Schicht, deren Instruktionen gezeigt werden</translation>
    </message>
    <message>
        <source>Layer whose instructions are shown, with their number</source>
        <translation>Schicht, deren Instruktionen gezeigt werden, mit deren Zahl</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected instructions with headers, for a spreadsheet (%1)</source>
        <translation>Die ausgewählten Instruktionen mit Überschriften für eine Tabellenkalkulation kopieren (%1)</translation>
    </message>
    <message>
        <source>Cores of the program</source>
        <translation>Kerne des Programms</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Instruktionen</translation>
    </message>
    <message>
        <source>No design selected</source>
        <translation>Kein Entwurf ausgewählt</translation>
    </message>
    <message>
        <source>A program is the network compiled to instructions for the cores of a design. Select a design first, in Explore or among the runs.</source>
        <translation>Ein Programm ist das Netz, kompiliert zu Instruktionen für die Kerne eines Entwurfs. Zuerst einen Entwurf auswählen, in „Erkunden“ oder unter den Läufen.</translation>
    </message>
    <message>
        <source>Show designs</source>
        <translation>Entwürfe zeigen</translation>
    </message>
    <message>
        <source>Compiling</source>
        <translation>Kompiliert</translation>
    </message>
    <message>
        <source>No program yet</source>
        <translation>Noch kein Programm</translation>
    </message>
    <message>
        <source>Compile the network for this design, or for another machine: every core gets its instructions, which can be searched, verified bit for bit, simulated, and exported for pimsim-nn.</source>
        <translation>Das Netz für diesen Entwurf oder eine andere Maschine kompilieren: jeder Kern erhält seine Instruktionen, die sich suchen, Bit für Bit prüfen, simulieren und für pimsim-nn exportieren lassen.</translation>
    </message>
    <message>
        <source>Compile…</source>
        <translation>Kompilieren…</translation>
    </message>
    <message>
        <source>It could not be compiled</source>
        <translation>Es ließ sich nicht kompilieren</translation>
    </message>
    <message>
        <source>Other options…</source>
        <translation>Andere Optionen…</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Alle Schichten</translation>
    </message>
    <message>
        <source>Of no layer (%1)</source>
        <translation>Keiner Schicht (%1)</translation>
    </message>
    <message>
        <source>Show instructions of the unit: %1</source>
        <translation>Instruktionen der Einheit zeigen: %1</translation>
    </message>
    <message>
        <source>%1 instructions</source>
        <translation>%1 Instruktionen</translation>
    </message>
    <message>
        <source>%1 of %2 instructions</source>
        <translation>%1 von %2 Instruktionen</translation>
    </message>
    <message>
        <source>Only this layer</source>
        <translation>Nur diese Schicht</translation>
    </message>
    <message>
        <source>Show in Layers</source>
        <translation>In „Schichten“ zeigen</translation>
    </message>
    <message>
        <source>Show in Network</source>
        <translation>Im Netz zeigen</translation>
    </message>
    <message>
        <source>Show on the timeline</source>
        <translation>In der Zeitachse zeigen</translation>
    </message>
    <message>
        <source>Show on the floorplan</source>
        <translation>Im Grundriss zeigen</translation>
    </message>
    <message>
        <source>Only this core</source>
        <translation>Nur dieser Kern</translation>
    </message>
    <message>
        <source>Copied the first %1 of %2 instructions: a spreadsheet holds no more. Narrow them down, or export the program.</source>
        <translation>Die ersten %1 von %2 Instruktionen sind kopiert: mehr fasst eine Tabellenkalkulation nicht. Bitte die Auswahl eingrenzen oder das Programm exportieren.</translation>
    </message>
    <message>
        <source>Copied %1 instructions with headers</source>
        <translation>%1 Instruktionen mit Überschriften kopiert</translation>
    </message>
    <message>
        <source>Go to time</source>
        <translation>Gehe zu Zeit</translation>
    </message>
    <message>
        <source>Go to the instruction that runs at a simulated time</source>
        <translation>Zur Instruktion gehen, die zu einer simulierten Zeit läuft</translation>
    </message>
    <message>
        <source>Simulated time, as “1.2 ms” or “340 us”; a bare number counts in ns. Return goes to the first of the shown instructions that runs then.</source>
        <translation>Simulierte Zeit, etwa „1,2 ms“ oder „340 us“; eine Zahl allein gilt in ns. Die Eingabetaste geht zur ersten der gezeigten Instruktionen, die dann läuft.</translation>
    </message>
    <message>
        <source>Stop copying</source>
        <translation>Kopieren stoppen</translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation>Suche stoppen</translation>
    </message>
    <message>
        <source>Stop copying; the clipboard stays as it was</source>
        <translation>Das Kopieren stoppen; die Zwischenablage bleibt, wie sie war</translation>
    </message>
    <message>
        <source>Stop searching; what was found stays</source>
        <translation>Die Suche stoppen; was gefunden wurde, bleibt</translation>
    </message>
    <message>
        <source>Copying was stopped</source>
        <translation>Das Kopieren wurde gestoppt</translation>
    </message>
    <message>
        <source>Copying… %1</source>
        <translation>Kopiert… %1</translation>
    </message>
    <message>
        <source>Searching… %1 found, %2 searched</source>
        <translation>Sucht… %1 gefunden, %2 durchsucht</translation>
    </message>
    <message>
        <source>%1 found, stopped at %2</source>
        <translation>%1 gefunden, bei %2 gestoppt</translation>
    </message>
    <message>
        <source>None of the instructions that are shown runs at %1 or later</source>
        <translation>Keine der gezeigten Instruktionen läuft bei %1 oder später</translation>
    </message>
    <message>
        <source>Nothing is selected to copy</source>
        <translation>Nichts zum Kopieren ausgewählt</translation>
    </message>
    <message>
        <source>“%1” is not a time: write it as 1.2 ms, 340 us, or a number of ns</source>
        <translation>„%1“ ist keine Zeit: bitte als 1,2 ms, 340 us oder eine Zahl in ns schreiben</translation>
    </message>
</context>
<context>
    <name>pim::widgets::PublishedModel</name>
    <message>
        <source>❝ cited, not evaluated</source>
        <translation>❝ zitiert, nicht bewertet</translation>
    </message>
    <message>
        <source>evaluated here</source>
        <translation>hier bewertet</translation>
    </message>
    <message>
        <source>not among the designs</source>
        <translation>nicht unter den Entwürfen</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publiziert</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
</context>
<context>
    <name>pim::widgets::RadarChart</name>
    <message>
        <source>%1 to 1 of the best</source>
        <translation>%1 bis 1 des besten</translation>
    </message>
    <message>
        <source>%1, %2: %3 of the best</source>
        <translation>%1, %2: %3 des besten</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ReproductionModel</name>
    <message>
        <source>mean or machine</source>
        <translation>Mittel oder Maschine</translation>
    </message>
    <message>
        <source>× ISAAC</source>
        <translation>× ISAAC</translation>
    </message>
    <message>
        <source>≈ within 10 %</source>
        <translation>≈ innerhalb 10 %</translation>
    </message>
    <message>
        <source>▲ above the paper</source>
        <translation>▲ über dem Artikel</translation>
    </message>
    <message>
        <source>▼ below the paper</source>
        <translation>▼ unter dem Artikel</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Ours / paper</source>
        <translation>Hier / Artikel</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>❝ cited</source>
        <translation>❝ zitiert</translation>
    </message>
    <message>
        <source>Our design divided by the paper&apos;s ISAAC of Fig. 6 instead of ours</source>
        <translation>Eigener Entwurf geteilt durch den ISAAC des Artikels aus Abb. 6 statt durch den eigenen</translation>
    </message>
    <message>
        <source>On the paper&apos;s ISAAC</source>
        <translation>Zum ISAAC des Artikels</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ReproductionPage</name>
    <message>
        <source>%1 of %2 numbers within 10 % of the paper&apos;s; %3, profile %4</source>
        <translation>%1 von %2 Zahlen innerhalb von 10 % des Artikels; %3, Profil %4</translation>
    </message>
    <message>
        <source>Every number is within 10 % of the paper&apos;s.</source>
        <translation>Jede Zahl liegt innerhalb von 10 % des Artikels.</translation>
    </message>
    <message>
        <source>Why numbers differ</source>
        <translation>Warum Zahlen abweichen</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Aufwand</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>All of the paper</source>
        <translation>Alle des Artikels</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Neu rechnen</translation>
    </message>
    <message>
        <source>Table or figure of the paper to run again</source>
        <translation>Tabelle oder Abbildung des Artikels, die neu gerechnet wird</translation>
    </message>
    <message>
        <source>How long to search for each design</source>
        <translation>Wie lange nach jedem Entwurf gesucht wird</translation>
    </message>
    <message>
        <source>Evaluation model</source>
        <translation>Bewertungsmodell</translation>
    </message>
    <message>
        <source>pimsyn: as the released tool computes; studio: with our corrections</source>
        <translation>pimsyn: wie das freigegebene Werkzeug rechnet; studio: mit unseren Korrekturen</translation>
    </message>
    <message>
        <source>Synthesize the paper&apos;s designs and evaluate ISAAC and PUMA; stays in the background</source>
        <translation>Die Entwürfe des Artikels synthetisieren und ISAAC und PUMA bewerten; läuft im Hintergrund</translation>
    </message>
    <message>
        <source>Ours beside the paper&apos;s numbers</source>
        <translation>Eigene Zahlen neben denen des Artikels</translation>
    </message>
    <message>
        <source>The paper&apos;s experiments</source>
        <translation>Die Experimente des Artikels</translation>
    </message>
    <message>
        <source>Table IV, Fig. 6 to 9 and Table V of PIMSYN (DATE 2024), run again here beside its numbers. At effort Fast it takes about a minute.</source>
        <translation>Tabelle IV, Abb. 6 bis 9 und Tabelle V von PIMSYN (DATE 2024), hier neu gerechnet und neben dessen Zahlen gestellt. Mit Aufwand „Schnell“ dauert es etwa eine Minute.</translation>
    </message>
    <message>
        <source>Run them</source>
        <translation>Rechnen</translation>
    </message>
</context>
<context>
    <name>pim::widgets::RunPage</name>
    <message>
        <source>%1 (%2 of %3), %4</source>
        <translation>%1 (%2 von %3), %4</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Stopped. %1</source>
        <translation>Gestoppt. %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>End and keep what is finished</source>
        <translation>Beenden und das Fertige behalten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Part of the whole that is done</source>
        <translation>Fertiger Teil des Ganzen</translation>
    </message>
</context>
<context>
    <name>pim::widgets::RunsModel</name>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Stoppt</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>%1 %2; bound %3 %2</source>
        <translation>%1 %2; Schranke %3 %2</translation>
    </message>
    <message>
        <source>No design can be more than this better than the best found</source>
        <translation>Kein Entwurf kann den besten gefundenen um mehr als dies übertreffen</translation>
    </message>
    <message>
        <source>The inputs have changed since this run</source>
        <translation>Die Eingaben haben sich seit diesem Lauf geändert</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Best, %1</source>
        <translation>Bestwert, %1</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bestwert</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>Bewertungen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Re-run</source>
        <translation>Neu rechnen</translation>
    </message>
</context>
<context>
    <name>pim::widgets::RunsTable</name>
    <message>
        <source>Out of date</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Re-run</source>
        <translation>Neu rechnen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Re-run with the inputs of now</source>
        <translation>Mit den jetzigen Eingaben &amp;neu rechnen</translation>
    </message>
    <message>
        <source>Re-run with the &amp;same inputs and seed</source>
        <translation>Mit &amp;gleichen Eingaben und Seed neu rechnen</translation>
    </message>
    <message>
        <source>C&amp;ontinue</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>Cop&amp;y as text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ScatterPlot</name>
    <message>
        <source>Cursor %1, %2</source>
        <translation>Cursor %1, %2</translation>
    </message>
    <message>
        <source>Design %1</source>
        <translation>Entwurf %1</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>%1, %2-bit cells, DAC %3 bit, ADC %4 bit</source>
        <translation>%1, %2-Bit-Zellen, DAC %3 bit, ADC %4 bit</translation>
    </message>
    <message numerus="yes">
        <source>%n macros, power share %1</source>
        <translation>
            <numerusform>%n Makro, Leistungsanteil %1</numerusform>
            <numerusform>%n Makros, Leistungsanteil %1</numerusform>
        </translation>
    </message>
    <message>
        <source>knee</source>
        <translation>Knie</translation>
    </message>
    <message>
        <source>upper bound %1</source>
        <translation>obere Schranke %1</translation>
    </message>
    <message>
        <source>lower bound %1</source>
        <translation>untere Schranke %1</translation>
    </message>
    <message>
        <source>Peak (TOPS/W)</source>
        <translation>Spitze (TOPS/W)</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>wie publiziert</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>Designs</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Scatter of all designs of the run. N and Shift+N step along the Pareto front, arrows move, plus and minus zoom, F shows all.</source>
        <translation>Streudiagramm aller Entwürfe des Laufs. N und Umschalt+N gehen entlang der Pareto-Front, Pfeile verschieben, Plus und Minus zoomen, F zeigt alles.</translation>
    </message>
    <message>
        <source>Right click: pin or compare</source>
        <translation>Rechtsklick: anheften oder vergleichen</translation>
    </message>
</context>
<context>
    <name>pim::widgets::SettingModel</name>
    <message>
        <source>All values</source>
        <translation>Alle Werte</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Quelle</translation>
    </message>
</context>
<context>
    <name>pim::widgets::StartColumn</name>
    <message>
        <source>From a CNN to a processing-in-memory chip</source>
        <translation>Vom CNN zum Chip mit Processing-in-Memory</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Open a project or a network (%1)</source>
        <translation>Ein Projekt oder ein Netz öffnen (%1)</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Start an empty project (%1)</source>
        <translation>Ein leeres Projekt beginnen (%1)</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the list of recent files</source>
        <translation>Die Liste der zuletzt geöffneten Dateien leeren</translation>
    </message>
    <message>
        <source>Forget these files; the files themselves stay</source>
        <translation>Diese Einträge vergessen; die Dateien selbst bleiben</translation>
    </message>
    <message>
        <source>Files that you open appear here.</source>
        <translation>Geöffnete Dateien erscheinen hier.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the window, switched at once</source>
        <translation>Sprache des Fensters, sofort umgestellt</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>pim::widgets::SweepChart</name>
    <message>
        <source>Power efficiency (GOPS/W)</source>
        <translation>Energieeffizienz (GOPS/W)</translation>
    </message>
    <message>
        <source>Throughput (TOPS)</source>
        <translation>Durchsatz (TOPS)</translation>
    </message>
    <message>
        <source>Power budget (W)</source>
        <translation>Leistungsbudget (W)</translation>
    </message>
    <message>
        <source>%1 at %2: %3, %4; draws %5 at its peak</source>
        <translation>%1 bei %2: %3, %4; Spitzenleistung %5</translation>
    </message>
</context>
<context>
    <name>pim::widgets::SweepPage</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>in steps</source>
        <translation>in Schritten</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Aufwand</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Lowest budget</source>
        <translation>Kleinstes Budget</translation>
    </message>
    <message>
        <source>Lowest power budget (W)</source>
        <translation>Kleinstes Leistungsbudget (W)</translation>
    </message>
    <message>
        <source>Highest budget</source>
        <translation>Größtes Budget</translation>
    </message>
    <message>
        <source>Highest power budget (W)</source>
        <translation>Größtes Leistungsbudget (W)</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>How many budgets, evenly on a logarithmic scale</source>
        <translation>Wie viele Budgets, gleichmäßig auf einer logarithmischen Skala</translation>
    </message>
    <message>
        <source>How long to search for each design</source>
        <translation>Wie lange nach jedem Entwurf gesucht wird</translation>
    </message>
    <message>
        <source>Synthesize for every budget; stays in the background</source>
        <translation>Für jedes Budget synthetisieren; läuft im Hintergrund</translation>
    </message>
    <message>
        <source>Efficiency and throughput against the power budget</source>
        <translation>Effizienz und Durchsatz über dem Leistungsbudget</translation>
    </message>
    <message>
        <source>What does a watt bring?</source>
        <translation>Was bringt ein Watt?</translation>
    </message>
    <message>
        <source>Finds the best design for each budget, of this network and of those of the kept designs, and draws efficiency and throughput against the budget.</source>
        <translation>Findet den besten Entwurf für jedes Budget, für dieses Netz und die der behaltenen Entwürfe, und zeichnet Effizienz und Durchsatz über dem Budget.</translation>
    </message>
</context>
<context>
    <name>pim::widgets::Timeline</name>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>block every %1</source>
        <translation>Block alle %1</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>%1 Kopien</translation>
    </message>
    <message>
        <source>cycle</source>
        <translation>Zyklus</translation>
    </message>
    <message>
        <source>ADCs in use</source>
        <translation>ADCs in Betrieb</translation>
    </message>
    <message>
        <source>all macros</source>
        <translation>alle Makros</translation>
    </message>
    <message>
        <source>This network uses no ADCs</source>
        <translation>Dieses Netz nutzt keine ADCs</translation>
    </message>
    <message>
        <source>average %1</source>
        <translation>im Mittel %1</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>Spitze %1</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>Whole inference</source>
        <translation>Ganze Inferenz</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>MVM</source>
        <translation>MVM</translation>
    </message>
    <message>
        <source>ADC</source>
        <translation>ADC</translation>
    </message>
    <message>
        <source>Shift-add</source>
        <translation>Shift-Add</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Addition</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>Element-wise</source>
        <translation>Elementweise</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Data not ready</source>
        <translation>Daten nicht bereit</translation>
    </message>
    <message>
        <source>Unit busy</source>
        <translation>Einheit belegt</translation>
    </message>
    <message>
        <source>Shared ADC</source>
        <translation>Geteilter ADC</translation>
    </message>
    <message>
        <source>NoC link taken</source>
        <translation>Verbindung belegt</translation>
    </message>
    <message>
        <source>Buffer full</source>
        <translation>Puffer voll</translation>
    </message>
    <message>
        <source>same block</source>
        <translation>gleicher Block</translation>
    </message>
    <message>
        <source>bit by bit</source>
        <translation>Bit für Bit</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>NoC link</source>
        <translation>NoC-Verbindung</translation>
    </message>
    <message>
        <source>shared ADC</source>
        <translation>geteilter ADC</translation>
    </message>
    <message>
        <source>%1 %2 of image %3</source>
        <translation>%1 %2 von Bild %3</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>Link %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>ADCs of %1 and %2</source>
        <translation>ADCs von %1 und %2</translation>
    </message>
    <message>
        <source>1 cycle</source>
        <translation>1 Zyklus</translation>
    </message>
    <message>
        <source>%1 cycles</source>
        <translation>%1 Zyklen</translation>
    </message>
    <message>
        <source>cycle %1</source>
        <translation>Zyklus %1</translation>
    </message>
    <message>
        <source>%1 sets the period: %2 blocks, one every %3 cycles.</source>
        <translation>%1 bestimmt die Periode: %2 Blöcke, alle %3 Zyklen einer.</translation>
    </message>
    <message>
        <source>%1 takes %2 cycles and the next %3 has to wait until its %4 cycles free the register, all but one of them at the same time.</source>
        <translation>%1 dauert %2 Zyklen, und das nächste %3 muss warten, bis seine %4 Zyklen das Register frei finden, alle bis auf einen gleichzeitig.</translation>
    </message>
    <message>
        <source>That is how long its %1 takes.</source>
        <translation>So lange dauert %1.</translation>
    </message>
    <message>
        <source>The ADCs that %1 and %2 share set the period: the conversions of both follow each other.</source>
        <translation>Die ADCs, die %1 und %2 teilen, bestimmen die Periode: die Wandlungen beider folgen aufeinander.</translation>
    </message>
    <message>
        <source>The link %1 sets the period, most of all by what %2 sends over it.</source>
        <translation>Die Verbindung %1 bestimmt die Periode, vor allem durch das, was %2 darüber sendet.</translation>
    </message>
    <message>
        <source>A link of the NoC sets the period, most of all by what %1 sends over it.</source>
        <translation>Eine Verbindung des NoC bestimmt die Periode, vor allem durch das, was %1 darüber sendet.</translation>
    </message>
    <message>
        <source>Fill, period</source>
        <translation>Füllen, Periode</translation>
    </message>
    <message>
        <source>fill: first result after %1</source>
        <translation>Füllen: erstes Ergebnis nach %1</translation>
    </message>
    <message>
        <source>period %1</source>
        <translation>Periode %1</translation>
    </message>
    <message>
        <source>result %1 after %2</source>
        <translation>Ergebnis %1 nach %2</translation>
    </message>
    <message>
        <source>period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Alone the first image takes %1 cycles; here %2, for units, links and ADCs also serve the images behind it.</source>
        <translation>Allein braucht das erste Bild %1 Zyklen; hier %2, denn Einheiten, Verbindungen und ADCs bedienen auch die Bilder dahinter.</translation>
    </message>
    <message>
        <source>The last result comes sooner than a period after the one before: no image behind it takes turns with it.</source>
        <translation>Das letzte Ergebnis kommt früher als eine Periode nach dem vorigen: kein Bild dahinter wechselt sich mit ihm ab.</translation>
    </message>
    <message>
        <source>Results may come later than a period after each other until the pipeline is full.</source>
        <translation>Ergebnisse können später als eine Periode aufeinander folgen, bis die Pipeline voll ist.</translation>
    </message>
    <message>
        <source>%1 instructions</source>
        <translation>%1 Instruktionen</translation>
    </message>
    <message>
        <source>Matrix units</source>
        <translation>Matrixeinheiten</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>alle Kerne</translation>
    </message>
    <message>
        <source>This program uses no crossbars</source>
        <translation>Dieses Programm nutzt keine Crossbars</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>Matrix unit</source>
        <translation>Matrixeinheit</translation>
    </message>
    <message>
        <source>Transfer unit</source>
        <translation>Transfereinheit</translation>
    </message>
    <message>
        <source>Vector unit</source>
        <translation>Vektoreinheit</translation>
    </message>
    <message>
        <source>position %1,%2</source>
        <translation>Position %1,%2</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>Hazard</translation>
    </message>
    <message>
        <source>Reorder buffer full</source>
        <translation>Reorder-Puffer voll</translation>
    </message>
    <message>
        <source>Memory port taken</source>
        <translation>Speicherport belegt</translation>
    </message>
    <message>
        <source>Waits for the receiver</source>
        <translation>Wartet auf den Empfänger</translation>
    </message>
    <message>
        <source>Waits for data</source>
        <translation>Wartet auf Daten</translation>
    </message>
    <message>
        <source>Waits for an event</source>
        <translation>Wartet auf ein Ereignis</translation>
    </message>
    <message>
        <source>core %1</source>
        <translation>Kern %1</translation>
    </message>
    <message>
        <source>MVM lane %1</source>
        <translation>MVM-Spur %1</translation>
    </message>
</context>
<context>
    <name>pim::widgets::TimelineCanvas</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>%1, bit %2 of %3</source>
        <translation>%1, Bit %2 von %3</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>Zyklen</translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation>Beginnt bei</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>%1 davor</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Es wartet</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>%1: %2 blocks; the triangle shows its resources</source>
        <translation>%1: %2 Blöcke; das Dreieck zeigt die Ressourcen</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instruktion</translation>
    </message>
    <message>
        <source>%1: the triangle shows its units</source>
        <translation>%1: das Dreieck zeigt die Einheiten</translation>
    </message>
    <message>
        <source>Show the instruction in the program</source>
        <translation>Die Instruktion im Programm zeigen</translation>
    </message>
    <message>
        <source>Zoom to it</source>
        <translation>Darauf zoomen</translation>
    </message>
    <message>
        <source>core %1</source>
        <translation>Kern %1</translation>
    </message>
    <message>
        <source>Works on</source>
        <translation>Arbeitet an</translation>
    </message>
</context>
<context>
    <name>pim::widgets::TimelineLegend</name>
    <message>
        <source>transfer</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>MVM</source>
        <translation>MVM</translation>
    </message>
    <message>
        <source>ADC</source>
        <translation>ADC</translation>
    </message>
    <message>
        <source>vector units</source>
        <translation>Vektoreinheiten</translation>
    </message>
    <message>
        <source>store</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>unit busy</source>
        <translation>Einheit belegt</translation>
    </message>
    <message>
        <source>data not ready</source>
        <translation>Daten nicht bereit</translation>
    </message>
    <message>
        <source>NoC link taken</source>
        <translation>Verbindung belegt</translation>
    </message>
    <message>
        <source>shared ADC</source>
        <translation>geteilter ADC</translation>
    </message>
    <message>
        <source>buffer full</source>
        <translation>Puffer voll</translation>
    </message>
    <message>
        <source>critical path</source>
        <translation>kritischer Pfad</translation>
    </message>
    <message>
        <source>waited for</source>
        <translation>gewartet auf</translation>
    </message>
    <message>
        <source>with slack</source>
        <translation>mit Schlupf</translation>
    </message>
    <message>
        <source>matrix unit</source>
        <translation>Matrixeinheit</translation>
    </message>
    <message>
        <source>vector unit</source>
        <translation>Vektoreinheit</translation>
    </message>
    <message>
        <source>transfer unit</source>
        <translation>Transfereinheit</translation>
    </message>
    <message>
        <source>hazard</source>
        <translation>Hazard</translation>
    </message>
    <message>
        <source>reorder buffer full</source>
        <translation>Reorder-Puffer voll</translation>
    </message>
    <message>
        <source>memory port taken</source>
        <translation>Speicherport belegt</translation>
    </message>
    <message>
        <source>waits for the receiver</source>
        <translation>wartet auf Empfänger</translation>
    </message>
    <message>
        <source>waits for data</source>
        <translation>wartet auf Daten</translation>
    </message>
    <message>
        <source>waits for an event</source>
        <translation>wartet auf Ereignis</translation>
    </message>
</context>
<context>
    <name>pim::widgets::TimelinePanel</name>
    <message>
        <source>Timeline details</source>
        <translation>Details der Zeitachse</translation>
    </message>
    <message>
        <source>Time per resource (% of the span)</source>
        <translation>Zeit je Ressource (% der Spanne)</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>Kritischer Pfad</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Waited for</source>
        <translation>Wartete auf</translation>
    </message>
    <message>
        <source>What waits for it</source>
        <translation>Was darauf wartet</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Ruht</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Cycles at work, % of all cycles of these lanes</source>
        <translation>Zyklen in Arbeit, % aller Zyklen dieser Spuren</translation>
    </message>
    <message>
        <source>Cycles waiting with work to come, % of all cycles of these lanes</source>
        <translation>Zyklen im Warten auf noch kommende Arbeit, % aller Zyklen dieser Spuren</translation>
    </message>
    <message>
        <source>Cycles without work, % of all cycles of these lanes</source>
        <translation>Zyklen ohne Arbeit, % aller Zyklen dieser Spuren</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Slack</source>
        <translation>Schlupf</translation>
    </message>
    <message>
        <source>Cycles between when it could have started for this reason and its start; 0 binds</source>
        <translation>Zyklen zwischen dem Zeitpunkt, ab dem dieser Grund den Start erlaubte, und dem Start; 0 bindet</translation>
    </message>
    <message>
        <source>Time per resource</source>
        <translation>Zeit je Ressource</translation>
    </message>
    <message>
        <source>Time of the operation</source>
        <translation>Zeit der Operation</translation>
    </message>
    <message>
        <source>Lanes: %1</source>
        <translation>Spuren: %1</translation>
    </message>
    <message>
        <source>Mostly the input register: the next block is loaded while it is free</source>
        <translation>Meist das Eingaberegister: der nächste Block wird geladen, während es frei ist</translation>
    </message>
    <message>
        <source>Scratchpads are chosen to hold what the schedule needs, so they are never full</source>
        <translation>Scratchpads werden so gewählt, dass sie fassen, was der Zeitplan braucht; sie sind nie voll</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Bestimmt von</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Fill and drain</source>
        <translation>Füllen und Leeren</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>First result after</source>
        <translation>Erstes Ergebnis nach</translation>
    </message>
    <message>
        <source>Result %1 after</source>
        <translation>Ergebnis %1 nach</translation>
    </message>
    <message>
        <source>%1 images back to back</source>
        <translation>%1 Bilder nacheinander</translation>
    </message>
    <message>
        <source>Whole inference</source>
        <translation>Ganze Inferenz</translation>
    </message>
    <message>
        <source>%1 operations in %2 lanes</source>
        <translation>%1 Operationen in %2 Spuren</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Waits for links</source>
        <translation>Warten auf Verbindungen</translation>
    </message>
    <message>
        <source>Waits for shared ADCs</source>
        <translation>Warten auf geteilte ADCs</translation>
    </message>
    <message>
        <source>Most in %1</source>
        <translation>Das meiste in %1</translation>
    </message>
    <message>
        <source>Area selection</source>
        <translation>Gewählter Bereich</translation>
    </message>
    <message>
        <source>%1 layers, %2 to %3</source>
        <translation>%1 Schichten, %2 bis %3</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>block %1 of %2</source>
        <translation>Block %1 von %2</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Bits × cycles</source>
        <translation>Bits × Zyklen</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Davor: %1</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>Leerlauf</translation>
    </message>
    <message>
        <source>On the critical path</source>
        <translation>Auf dem kritischen Pfad</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Its macros in the floorplan</source>
        <translation>Ihre Makros im Grundriss</translation>
    </message>
    <message>
        <source>Show where this layer is on the chip</source>
        <translation>Zeigen, wo diese Schicht auf dem Chip liegt</translation>
    </message>
    <message>
        <source>The link in the floorplan</source>
        <translation>Die Verbindung im Grundriss</translation>
    </message>
    <message>
        <source>Show where this link of the NoC is on the chip</source>
        <translation>Zeigen, wo diese Verbindung des NoC auf dem Chip liegt</translation>
    </message>
    <message>
        <source>Its row in the table of layers</source>
        <translation>Ihre Zeile der Schichttabelle</translation>
    </message>
    <message>
        <source>Show duplication, macros and units of this layer</source>
        <translation>Kopien, Makros und Einheiten dieser Schicht zeigen</translation>
    </message>
    <message>
        <source>Its node in the network</source>
        <translation>Ihr Knoten im Netz</translation>
    </message>
    <message>
        <source>Show this layer in the graph of the network</source>
        <translation>Diese Schicht im Graphen des Netzes zeigen</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Lanes at work at a time: on average / at the peak</source>
        <translation>Gleichzeitig arbeitende Spuren: im Mittel / in der Spitze</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Energy over time; the routers of the chip included</source>
        <translation>Energie geteilt durch die Zeit; samt den Routern des Chips</translation>
    </message>
    <message>
        <source>Energy of these layers over time; without the routers, which belong to no layer</source>
        <translation>Energie dieser Schichten geteilt durch die Zeit; ohne die Router, die zu keiner Schicht gehören</translation>
    </message>
    <message>
        <source>In the busiest of %1 equal parts of the time</source>
        <translation>Im aktivsten von %1 gleichen Teilen der Zeit</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>of operations</source>
        <translation>der Operationen</translation>
    </message>
    <message>
        <source>What operations add, by their share in this time</source>
        <translation>Was Operationen hinzufügen, nach ihrem Anteil an dieser Zeit</translation>
    </message>
    <message>
        <source>of units at rest</source>
        <translation>ruhender Einheiten</translation>
    </message>
    <message>
        <source>Static power, drawn at work or not</source>
        <translation>Statische Leistung, mit oder ohne Arbeit</translation>
    </message>
    <message>
        <source>sharing ADCs with</source>
        <translation>teilt ADCs mit</translation>
    </message>
    <message>
        <source>A link of the NoC, from one router to the next</source>
        <translation>Eine Verbindung des NoC, von einem Router zum nächsten</translation>
    </message>
    <message>
        <source>ADCs that two layers use in turn</source>
        <translation>ADCs, die zwei Schichten abwechselnd nutzen</translation>
    </message>
    <message>
        <source>Waits of its users</source>
        <translation>Wartezeit der Nutzer</translation>
    </message>
    <message>
        <source>Cycles they waited for this link or another one of their route</source>
        <translation>Zyklen, die sie auf diese oder eine andere Verbindung ihres Wegs warteten</translation>
    </message>
    <message>
        <source>What this operation adds to the energy of the inference</source>
        <translation>Was diese Operation zur Energie der Inferenz beiträgt</translation>
    </message>
    <message>
        <source>Why units waited (% of the span)</source>
        <translation>Warum Einheiten warteten (% der Spanne)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Cycles crossbars waited, % of all cycles of their lanes</source>
        <translation>Zyklen, die Crossbars warteten, % aller Zyklen ihrer Spuren</translation>
    </message>
    <message>
        <source>Cycles ADCs waited, bit by bit where two layers share them, % of all cycles of their lanes</source>
        <translation>Zyklen, die ADCs warteten, Bit für Bit, wo zwei Schichten sie teilen, % aller Zyklen ihrer Spuren</translation>
    </message>
    <message>
        <source>Cycles transfers and merges waited, % of all cycles of their lanes</source>
        <translation>Zyklen, die Transfers und Merges warteten, % aller Zyklen ihrer Spuren</translation>
    </message>
    <message>
        <source>Why units waited</source>
        <translation>Warum Einheiten warteten</translation>
    </message>
    <message>
        <source>Of image</source>
        <translation>Von Bild</translation>
    </message>
    <message>
        <source>%1, the last one</source>
        <translation>%1, das letzte</translation>
    </message>
    <message>
        <source>From its arrival to its result; what it waits for may belong to images before it</source>
        <translation>Von der Ankunft bis zum Ergebnis; worauf es wartet, kann zu Bildern davor gehören</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The instruction in the program</source>
        <translation>Die Instruktion im Programm</translation>
    </message>
    <message>
        <source>Show this instruction in the list of its core</source>
        <translation>Diese Instruktion in der Liste ihres Kerns zeigen</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>Vektor</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Cycles this unit of the cores stood still although an instruction for it was there, % of all cycles of its lanes</source>
        <translation>Zyklen, die diese Einheit der Kerne stillstand, obwohl eine Instruktion für sie da war, % aller Zyklen ihrer Spuren</translation>
    </message>
    <message>
        <source>Whole simulation</source>
        <translation>Ganze Simulation</translation>
    </message>
    <message>
        <source>%1 instructions in %2 cores</source>
        <translation>%1 Instruktionen in %2 Kernen</translation>
    </message>
    <message>
        <source>%1 cores, %2 to %3</source>
        <translation>%1 Kerne, %2 bis %3</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Row and column of the first output it works on</source>
        <translation>Zeile und Spalte der ersten Ausgabe, an der sie arbeitet</translation>
    </message>
    <message>
        <source>In its unit, before it could go on</source>
        <translation>In ihrer Einheit, bevor sie weiterlaufen konnte</translation>
    </message>
    <message>
        <source>Time per unit (% of the cores&apos; time)</source>
        <translation>Zeit je Einheit (% der Zeit der Kerne)</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Zugleich</translation>
    </message>
    <message>
        <source>Time in which it works; waiting is apart, and array groups that work at the same time count once</source>
        <translation>Zeit, in der sie arbeitet; Warten zählt gesondert, und Array-Gruppen, die gleichzeitig arbeiten, zählen einmal</translation>
    </message>
    <message>
        <source>Time in which it does not work although an instruction for it is there</source>
        <translation>Zeit, in der sie nicht arbeitet, obwohl eine Instruktion für sie da ist</translation>
    </message>
    <message>
        <source>Time without an instruction for it</source>
        <translation>Zeit ohne eine Instruktion für sie</translation>
    </message>
    <message>
        <source>Array groups at work at a time, on average while any of them is</source>
        <translation>Gleichzeitig arbeitende Array-Gruppen, im Mittel über die Zeit, in der eine von ihnen arbeitet</translation>
    </message>
    <message>
        <source>Why cores stood still (% of the time)</source>
        <translation>Warum Kerne stillstanden (% der Zeit)</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>Alle Kerne</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Max.</translation>
    </message>
    <message>
        <source>in core</source>
        <translation>in Kern</translation>
    </message>
    <message>
        <source>Mean of the cores that are used. Units wait beside each other and beside the dispatcher, so that the lines overlap.</source>
        <translation>Mittel der benutzten Kerne. Einheiten warten nebeneinander und neben dem Dispatcher, daher überlappen sich die Zeilen.</translation>
    </message>
    <message>
        <source>Which core that is</source>
        <translation>Welcher Kern das ist</translation>
    </message>
    <message>
        <source>Any unit</source>
        <translation>Eine der Einheiten</translation>
    </message>
    <message>
        <source>Cores: %1</source>
        <translation>Kerne: %1</translation>
    </message>
    <message>
        <source>Dispatcher: %1</source>
        <translation>Dispatcher: %1</translation>
    </message>
    <message>
        <source>The dispatcher holds an instruction back for one reason at a time</source>
        <translation>Der Dispatcher hält eine Instruktion jeweils aus nur einem Grund zurück</translation>
    </message>
    <message>
        <source>Inside a unit, beside the dispatcher and other units</source>
        <translation>In einer Einheit, neben dem Dispatcher und anderen Einheiten</translation>
    </message>
    <message>
        <source>Of the core that has most of it. Array groups each wait for themselves: together more than 100 % is possible.</source>
        <translation>Für den Kern mit dem größten Wert. Array-Gruppen warten jede für sich: zusammen sind mehr als 100 % möglich.</translation>
    </message>
</context>
<context>
    <name>pim::widgets::TimelineView</name>
    <message>
        <source>%1 operations</source>
        <translation>%1 Operationen</translation>
    </message>
    <message>
        <source>%1 cycles</source>
        <translation>%1 Zyklen</translation>
    </message>
    <message>
        <source>%1 px/cycle</source>
        <translation>%1 px/Zyklus</translation>
    </message>
    <message>
        <source>%1 cycles/px</source>
        <translation>%1 Zyklen/px</translation>
    </message>
    <message>
        <source>1 cycle = %1</source>
        <translation>1 Zyklus = %1</translation>
    </message>
    <message>
        <source>block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>There is no timeline to export</source>
        <translation>Es gibt keine Zeitachse zu exportieren</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show the whole inference (F)</source>
        <translation>Die ganze Inferenz zeigen (F)</translation>
    </message>
    <message>
        <source>Unit of time</source>
        <translation>Zeiteinheit</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>Zyklen</translation>
    </message>
    <message>
        <source>Time in ns, µs or ms</source>
        <translation>Zeit in ns, µs oder ms</translation>
    </message>
    <message>
        <source>Time in cycles of the design&apos;s clock</source>
        <translation>Zeit in Takten des Entwurfs</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>One lane a layer, or one for each of its resources; a triangle unfolds a single layer</source>
        <translation>Eine Spur je Schicht oder eine für jede ihrer Ressourcen; ein Dreieck klappt eine einzelne Schicht auf</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>Kritischer Pfad</translation>
    </message>
    <message>
        <source>The chain of operations that the end of the inference hangs on</source>
        <translation>Die Kette von Operationen, an der das Ende der Inferenz hängt</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>Wartezeiten</translation>
    </message>
    <message>
        <source>Time that units wait although work is to come, by reason</source>
        <translation>Zeit, die Einheiten warten, obwohl noch Arbeit kommt, nach Grund</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeile</translation>
    </message>
    <message>
        <source>What the selected operation waited for, and what waits for it</source>
        <translation>Worauf die gewählte Operation wartete und was auf sie wartet</translation>
    </message>
    <message>
        <source>Lanes of the busiest NoC links and of ADCs that two layers share</source>
        <translation>Spuren der höchstbelasteten NoC-Verbindungen und der ADCs, die zwei Schichten teilen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Tables beside the lanes</source>
        <translation>Tabellen neben den Spuren</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>One inference alone on the chip</source>
        <translation>Eine Inferenz allein auf dem Chip</translation>
    </message>
    <message>
        <source>%1 images back to back, one each period</source>
        <translation>%1 Bilder nacheinander, eines je Periode</translation>
    </message>
    <message>
        <source>block 18</source>
        <translation>Block 18</translation>
    </message>
    <message>
        <source>Find an operation</source>
        <translation>Operation suchen</translation>
    </message>
    <message>
        <source>Name of a layer or an operation and the number of a block, such as: conv1 mvm 18</source>
        <translation>Name einer Schicht oder Operation und Nummer eines Blocks, etwa: conv1 mvm 18</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export as PNG, SVG or PDF, or as a Chrome trace for Perfetto</source>
        <translation>Als PNG, SVG oder PDF exportieren oder als Chrome-Trace für Perfetto</translation>
    </message>
    <message>
        <source>Scheduling…</source>
        <translation>Zeitplan wird erstellt…</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 fertig</translation>
    </message>
    <message>
        <source>Every operation of the design finds its place.</source>
        <translation>Jede Operation des Entwurfs findet ihren Platz.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>No timeline</source>
        <translation>Keine Zeitachse</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>No design selected</source>
        <translation>Kein Entwurf ausgewählt</translation>
    </message>
    <message>
        <source>Pick a design in Explore, or press Run to find some.</source>
        <translation>Einen Entwurf unter „Erkunden“ wählen oder mit „Starten“ welche finden.</translation>
    </message>
    <message>
        <source>Dragging marks an area and shows its sums (R marks what is seen, or the time between two markers); off: dragging pans</source>
        <translation>Ziehen markiert einen Bereich und zeigt seine Summen (R markiert das Sichtbare oder die Zeit zwischen zwei Marken); aus: Ziehen verschiebt</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>More to show and to mark</source>
        <translation>Mehr zum Anzeigen und Markieren</translation>
    </message>
    <message>
        <source>Lanes of links and shared ADCs</source>
        <translation>Spuren der Verbindungen und geteilten ADCs</translation>
    </message>
    <message>
        <source>Curve of all ADCs</source>
        <translation>Kurve aller ADCs</translation>
    </message>
    <message>
        <source>Share of the ADCs at work, below the lanes</source>
        <translation>Anteil arbeitender ADCs, unter den Spuren</translation>
    </message>
    <message>
        <source>Curve of the picked lane</source>
        <translation>Kurve der gewählten Spur</translation>
    </message>
    <message>
        <source>Share of its time that the lane picked last is at work, below the lanes</source>
        <translation>Anteil der Zeit, in der die zuletzt gewählte Spur arbeitet, unter den Spuren</translation>
    </message>
    <message>
        <source>No curve</source>
        <translation>Keine Kurve</translation>
    </message>
    <message>
        <source>More room for lanes</source>
        <translation>Mehr Platz für Spuren</translation>
    </message>
    <message>
        <source>Mark what is seen	R</source>
        <translation>Sichtbares markieren	R</translation>
    </message>
    <message>
        <source>Sums over the time between two markers, or else over all that is seen, of the selected layer or of all; Shift with arrows changes it</source>
        <translation>Summen über die Zeit zwischen zwei Marken, sonst über alles Sichtbare, für die gewählte Schicht oder für alle; Umschalt mit Pfeilen ändert den Bereich</translation>
    </message>
    <message>
        <source>Set a marker	M</source>
        <translation>Marke setzen	M</translation>
    </message>
    <message>
        <source>Under the pointer, or else at the start of the selected operation; two markers show the time between them</source>
        <translation>Unter dem Zeiger, sonst am Start der gewählten Operation; zwei Marken zeigen die Zeit dazwischen</translation>
    </message>
    <message>
        <source>Clear marks	Esc</source>
        <translation>Marken löschen	Esc</translation>
    </message>
    <message>
        <source>Markers and the marked area</source>
        <translation>Marken und der markierte Bereich</translation>
    </message>
    <message>
        <source>Copy the table of resources</source>
        <translation>Ressourcentabelle kopieren</translation>
    </message>
    <message>
        <source>Tab separated, as it is on the screen</source>
        <translation>Durch Tabulatoren getrennt, wie auf dem Bildschirm</translation>
    </message>
    <message>
        <source>%1 instructions</source>
        <translation>%1 Instruktionen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Analytic</source>
        <translation>Analytisch</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>The schedule that the analytic model evaluates</source>
        <translation>Der Zeitplan, den das analytische Modell bewertet</translation>
    </message>
    <message>
        <source>The compiled program as it was simulated, instruction by instruction</source>
        <translation>Das kompilierte Programm, wie es simuliert wurde, Instruktion für Instruktion</translation>
    </message>
    <message>
        <source>Compile and simulate the design&apos;s program first</source>
        <translation>Zuerst das Programm des Entwurfs kompilieren und simulieren</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>mvmul 1204</source>
        <translation>mvmul 1204</translation>
    </message>
    <message>
        <source>Find an instruction</source>
        <translation>Instruktion suchen</translation>
    </message>
    <message>
        <source>Name of an instruction, a layer or a unit, a core and the number of an instruction, such as: mvmul 1204, conv1, core 3</source>
        <translation>Name einer Instruktion, Schicht oder Einheit, ein Kern und die Nummer einer Instruktion, etwa: mvmul 1204, conv1, Kern 3</translation>
    </message>
    <message>
        <source>Preparing the simulation…</source>
        <translation>Die Simulation wird vorbereitet…</translation>
    </message>
    <message>
        <source>Every instruction finds its lane.</source>
        <translation>Jede Instruktion findet ihre Spur.</translation>
    </message>
    <message>
        <source>Curve of all matrix units</source>
        <translation>Kurve aller Matrixeinheiten</translation>
    </message>
    <message>
        <source>Instruction %1 of core %2 is not in the lanes: scalar instructions pass no unit</source>
        <translation>Instruktion %1 von Kern %2 steht nicht in den Spuren: skalare Instruktionen durchlaufen keine Einheit</translation>
    </message>
    <message>
        <source>core</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Time and energy of every layer in both models, and why they differ</source>
        <translation>Zeit und Energie jeder Schicht in beiden Modellen, und warum sie sich unterscheiden</translation>
    </message>
    <message>
        <source>the inputs changed since this design was made.</source>
        <translation>die Eingaben haben sich geändert, seit dieser Entwurf entstand.</translation>
    </message>
    <message>
        <source>Out of date: %1</source>
        <translation>Veraltet: %1</translation>
    </message>
    <message>
        <source>Export the table as CSV or JSON</source>
        <translation>Die Tabelle als CSV oder JSON exportieren</translation>
    </message>
</context>
<context>
    <name>pim::widgets::WaysToFitPanel</name>
    <message>
        <source>Ways to make it fit</source>
        <translation>So passt es</translation>
    </message>
    <message>
        <source>Fits from</source>
        <translation>Passt ab</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche…</translation>
    </message>
    <message>
        <source>No change of the budget, the power share or the weight bits was found to help.</source>
        <translation>Keine Änderung von Budget, Leistungsanteil oder Gewichts-Bits wurde gefunden, die hilft.</translation>
    </message>
    <message>
        <source>Raise the budget</source>
        <translation>Budget erhöhen</translation>
    </message>
    <message>
        <source>Nothing else changes</source>
        <translation>Sonst ändert sich nichts</translation>
    </message>
    <message>
        <source>%1 bit and share %2</source>
        <translation>%1 bit und Anteil %2</translation>
    </message>
    <message>
        <source>Fewer weight bits and a higher limit</source>
        <translation>Weniger Gewichts-Bits und eine höhere Grenze</translation>
    </message>
    <message>
        <source>Raise the share limit</source>
        <translation>Anteilsgrenze erhöhen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1-bit weights</source>
        <translation>%1-Bit-Gewichte</translation>
    </message>
    <message>
        <source>Fewer crossbars for each weight</source>
        <translation>Weniger Crossbars je Gewicht</translation>
    </message>
    <message>
        <source>Fits into %1</source>
        <translation>Passt in %1</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Probieren</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>%1: a design was found at %2</source>
        <translation>%1: ein Entwurf wurde bei %2 gefunden</translation>
    </message>
    <message>
        <source>The closest grid point</source>
        <translation>Der nächstgelegene Gitterpunkt</translation>
    </message>
    <message>
        <source>Crossbar</source>
        <translation>Crossbar</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 bit</translation>
    </message>
    <message>
        <source>DAC</source>
        <translation>DAC</translation>
    </message>
    <message>
        <source>ADC</source>
        <translation>ADC</translation>
    </message>
    <message>
        <source>Power share</source>
        <translation>Leistungsanteil</translation>
    </message>
    <message>
        <source>Copies of each layer</source>
        <translation>Kopien je Schicht</translation>
    </message>
    <message>
        <source>Crossbar power at %1</source>
        <translation>Crossbar-Leistung bei %1</translation>
    </message>
    <message>
        <source>Needed, one copy of the weights</source>
        <translation>Nötig, eine Kopie der Gewichte</translation>
    </message>
    <message>
        <source>Allowed, %1 × %2</source>
        <translation>Erlaubt, %1 × %2</translation>
    </message>
    <message>
        <source>Where the crossbars are</source>
        <translation>Wo die Crossbars sind</translation>
    </message>
    <message numerus="yes">
        <source>%n other layers</source>
        <translation>
            <numerusform>%n andere Schicht</numerusform>
            <numerusform>%n andere Schichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pim::widgets::ZooButton</name>
    <message>
        <source>Network %1</source>
        <translation>Netz %1</translation>
    </message>
    <message>
        <source>%1, %2 layers</source>
        <translation>%1, %2 Schichten</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 Schichten</translation>
    </message>
    <message>
        <source>%1 weights</source>
        <translation>%1 Gewichte</translation>
    </message>
</context>
</TS>
