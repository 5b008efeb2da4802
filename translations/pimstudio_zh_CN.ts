<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>must be a whole number from %1 to %2, got %3</source>
        <translation>必须是 %1 到 %2 的整数，实际为 %3</translation>
    </message>
    <message>
        <source>must be %1 to %2, got %3</source>
        <translation>必须在 %1 到 %2 之间，实际为 %3</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Design processing-in-memory accelerators.</source>
        <translation>设计存内计算加速器。</translation>
    </message>
    <message>
        <source>A project (.pims), an ONNX file, a network .json, or zoo:NAME</source>
        <translation>工程文件（.pims）、ONNX 文件、网络 .json 文件，或 zoo:NAME</translation>
    </message>
    <message>
        <source>Print the milliseconds until the window can be used, and go on</source>
        <translation>输出窗口可用前所经过的毫秒数，然后继续</translation>
    </message>
</context>
<context>
    <name>pim::app</name>
    <message>
        <source>&amp;New project</source>
        <translation>新建工程(&amp;N)</translation>
    </message>
    <message>
        <source>Start with an empty project</source>
        <translation>从空工程开始</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>图库(&amp;G)</translation>
    </message>
    <message>
        <source>Examples and built-in networks</source>
        <translation>示例和内置网络</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a project, an ONNX file or a network file</source>
        <translation>打开工程、ONNX 文件或网络文件</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>保存工程</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the project under another name</source>
        <translation>以其他名称保存工程</translation>
    </message>
    <message>
        <source>Export &amp;design…</source>
        <translation>导出设计(&amp;D)…</translation>
    </message>
    <message>
        <source>Write the selected design as JSON, tables, floorplan or files of other tools</source>
        <translation>将所选设计写为 JSON、表格、版图或其他工具的文件</translation>
    </message>
    <message>
        <source>Export project as &amp;JSON…</source>
        <translation>将工程导出为 JSON(&amp;J)…</translation>
    </message>
    <message>
        <source>Write everything in the project as text</source>
        <translation>将工程中的全部内容写为文本</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>关闭工程(&amp;C)</translation>
    </message>
    <message>
        <source>Close the project and show the gallery</source>
        <translation>关闭工程并显示图库</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window and stop what runs</source>
        <translation>关闭窗口并停止正在进行的运行</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last edit back</source>
        <translation>撤回上一次编辑</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>重新执行撤销的编辑</translation>
    </message>
    <message>
        <source>&amp;Find in view</source>
        <translation>在视图中查找(&amp;F)</translation>
    </message>
    <message>
        <source>Search in the view in front</source>
        <translation>在当前视图中搜索</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>Look, language, keys and habits</source>
        <translation>外观、语言、按键和使用习惯</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>网络(&amp;N)</translation>
    </message>
    <message>
        <source>The model and how it is mapped</source>
        <translation>模型及其映射方式</translation>
    </message>
    <message>
        <source>&amp;Explore</source>
        <translation>探索(&amp;E)</translation>
    </message>
    <message>
        <source>All designs of a run: Pareto front, parallel coordinates</source>
        <translation>一次运行的所有设计：帕累托前沿、平行坐标</translation>
    </message>
    <message>
        <source>&amp;Convergence</source>
        <translation>收敛(&amp;C)</translation>
    </message>
    <message>
        <source>Best design and bound over the run</source>
        <translation>运行过程中的最佳设计与界限</translation>
    </message>
    <message>
        <source>&amp;Breakdown</source>
        <translation>分解(&amp;B)</translation>
    </message>
    <message>
        <source>Where power, energy, area and time go</source>
        <translation>功耗、能量、面积和时间用在何处</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>层(&amp;L)</translation>
    </message>
    <message>
        <source>Every figure of every layer; edit by hand</source>
        <translation>每层的每项指标；可手动编辑</translation>
    </message>
    <message>
        <source>&amp;Inputs dock</source>
        <translation>输入面板(&amp;I)</translation>
    </message>
    <message>
        <source>Show or hide model, hardware, budget and options</source>
        <translation>显示或隐藏模型、硬件、预算和选项</translation>
    </message>
    <message>
        <source>Ins&amp;pector dock</source>
        <translation>检查器面板(&amp;P)</translation>
    </message>
    <message>
        <source>Show or hide what is known of the selection</source>
        <translation>显示或隐藏所选内容的信息</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>Show everything in the view in front</source>
        <translation>显示当前视图的全部内容</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>Bring all docks back to where they were</source>
        <translation>将所有面板恢复到原来的位置</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>Dark letters on a light ground</source>
        <translation>浅色背景，深色文字</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Light letters on a dark ground</source>
        <translation>深色背景，浅色文字</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>As the desktop has it</source>
        <translation>与桌面一致</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>The whole screen for this window</source>
        <translation>让此窗口占满整个屏幕</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Synthesize accelerators for these inputs; queued when a run is under way</source>
        <translation>为这些输入综合加速器；有运行正在进行时则排队</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Hold the run; Pause again goes on</source>
        <translation>暂停运行；再按一次继续</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>End the run and keep the best design so far</source>
        <translation>结束运行并保留目前最佳的设计</translation>
    </message>
    <message>
        <source>&amp;Continue run</source>
        <translation>继续运行(&amp;C)</translation>
    </message>
    <message>
        <source>Go on with a stopped or interrupted run</source>
        <translation>继续已停止或已中断的运行</translation>
    </message>
    <message>
        <source>Run &amp;again</source>
        <translation>再次运行(&amp;A)</translation>
    </message>
    <message>
        <source>The selected run once more, with its inputs and its seed</source>
        <translation>以相同的输入和种子再做一次所选运行</translation>
    </message>
    <message>
        <source>Queue several &amp;budgets…</source>
        <translation>将多个预算加入队列(&amp;B)…</translation>
    </message>
    <message>
        <source>One run after another over a range of power budgets</source>
        <translation>在一段功耗预算范围内依次运行</translation>
    </message>
    <message>
        <source>&amp;Delete run</source>
        <translation>删除运行(&amp;D)</translation>
    </message>
    <message>
        <source>Remove the selected run and its designs; can be undone</source>
        <translation>移除所选运行及其设计；可以撤销</translation>
    </message>
    <message>
        <source>&amp;Pin design</source>
        <translation>固定设计(&amp;P)</translation>
    </message>
    <message>
        <source>Keep the selected design and give it a letter; again to let go</source>
        <translation>保留所选设计并用字母标记；再按一次取消</translation>
    </message>
    <message>
        <source>&amp;Explain this number</source>
        <translation>解释此数值(&amp;E)</translation>
    </message>
    <message>
        <source>Open the figure in front down to its source</source>
        <translation>展开当前数值，直至其来源</translation>
    </message>
    <message>
        <source>&amp;Best design</source>
        <translation>最佳设计(&amp;B)</translation>
    </message>
    <message>
        <source>Select the best design of the run</source>
        <translation>选择本次运行的最佳设计</translation>
    </message>
    <message>
        <source>&amp;Reset to synthesized</source>
        <translation>恢复为综合结果(&amp;R)</translation>
    </message>
    <message>
        <source>Take all edits of this design back</source>
        <translation>撤回对此设计的所有编辑</translation>
    </message>
    <message>
        <source>&amp;Clear selection</source>
        <translation>清除选择(&amp;C)</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>不选择任何内容</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>命令(&amp;C)…</translation>
    </message>
    <message>
        <source>Every action by name</source>
        <translation>按名称查找所有操作</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
    <message>
        <source>All keys, editable</source>
        <translation>所有按键，可编辑</translation>
    </message>
    <message>
        <source>&amp;Show as command…</source>
        <translation>显示为命令(&amp;S)…</translation>
    </message>
    <message>
        <source>What the command line does for the same result</source>
        <translation>得到相同结果的命令行</translation>
    </message>
    <message>
        <source>&amp;About PIM Studio</source>
        <translation>关于 PIM Studio(&amp;A)</translation>
    </message>
    <message>
        <source>Versions, licence, the method&apos;s paper</source>
        <translation>版本、许可证、方法的论文</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>F&amp;loorplan</source>
        <translation>版图(&amp;L)</translation>
    </message>
    <message>
        <source>The chip from its macros down to the cells of a crossbar</source>
        <translation>整个芯片，从宏单元直到交叉阵列的单元</translation>
    </message>
    <message>
        <source>Ti&amp;meline</source>
        <translation>时间线(&amp;M)</translation>
    </message>
    <message>
        <source>When every operation runs: stalls, critical path, pipeline</source>
        <translation>每个操作何时运行：停顿、关键路径、流水线</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>对比(&amp;C)</translation>
    </message>
    <message>
        <source>Two to four designs side by side; published machines; the paper&apos;s results run again</source>
        <translation>并排对比二至四个设计；已发表的加速器；重新运行论文的结果</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Write the comparison as one HTML or PDF file, or as LaTeX tables</source>
        <translation>将对比写为一个 HTML 或 PDF 文件，或 LaTeX 表格</translation>
    </message>
    <message>
        <source>conflicts links routes ruler measure macros crossbars heat map NoC mesh</source>
        <translation>冲突 链路 路由 标尺 测量 宏单元 交叉阵列 热图 NoC 网格</translation>
    </message>
    <message>
        <source>schedule stalls pipeline period critical path Perfetto trace Gantt</source>
        <translation>调度 停顿 流水线 周期 输出间隔 关键路径 Perfetto 跟踪 甘特图</translation>
    </message>
    <message>
        <source>paper reproduction published machines portability budget sweep side by side radar</source>
        <translation>论文 复现 已发表 加速器 可移植性 预算 并排 雷达图</translation>
    </message>
    <message>
        <source>power energy area shares treemap</source>
        <translation>功耗 能量 面积 占比 树图</translation>
    </message>
    <message>
        <source>duplication edit by hand what if</source>
        <translation>复制 副本 手动 编辑 假设</translation>
    </message>
    <message>
        <source>Pareto front scatter plot parallel coordinates designs</source>
        <translation>帕累托 前沿 Pareto 散点图 平行坐标 设计</translation>
    </message>
    <message>
        <source>progress bound</source>
        <translation>进度 上界</translation>
    </message>
    <message>
        <source>model graph layers ONNX</source>
        <translation>模型 图 层 ONNX</translation>
    </message>
    <message>
        <source>SVG CSV LaTeX JSON Perfetto trace picture figure image</source>
        <translation>SVG CSV LaTeX JSON Perfetto 跟踪 图片 图像 图</translation>
    </message>
    <message>
        <source>HTML PDF LaTeX print</source>
        <translation>HTML PDF LaTeX 打印</translation>
    </message>
    <message>
        <source>keep compare letter</source>
        <translation>保留 对比 字母</translation>
    </message>
    <message>
        <source>settings language theme</source>
        <translation>设置 语言 主题</translation>
    </message>
    <message>
        <source>theme colours night</source>
        <translation>主题 颜色 夜间</translation>
    </message>
    <message>
        <source>theme colours day</source>
        <translation>主题 颜色 白天</translation>
    </message>
    <message>
        <source>CLI terminal script</source>
        <translation>CLI 终端 命令行 脚本</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>程序(&amp;P)</translation>
    </message>
    <message>
        <source>The network as instructions for every core: search, verify, simulate, export</source>
        <translation>以各个核的指令表示的网络：搜索、验证、仿真、导出</translation>
    </message>
    <message>
        <source>&amp;Compile…</source>
        <translation>编译(&amp;C)…</translation>
    </message>
    <message>
        <source>Compile the network to instructions for the cores of the selected design or of another machine</source>
        <translation>将网络编译为所选设计或其他加速器各个核的指令</translation>
    </message>
    <message>
        <source>&amp;Simulate program</source>
        <translation>仿真程序(&amp;S)</translation>
    </message>
    <message>
        <source>Run the program of the selected design event by event: time (s), energy (J), stalls</source>
        <translation>逐事件运行所选设计的程序：时间（s）、能量（J）、停顿</translation>
    </message>
    <message>
        <source>&amp;Verify program</source>
        <translation>验证程序(&amp;V)</translation>
    </message>
    <message>
        <source>Execute the program on random integers and compare its outputs with the network&apos;s, bit for bit</source>
        <translation>以随机整数执行程序，并逐位比较其输出与网络的输出</translation>
    </message>
    <message>
        <source>E&amp;xport program…</source>
        <translation>导出程序(&amp;X)…</translation>
    </message>
    <message>
        <source>Write program, configuration and network file for pimsim-nn, and the assembly text</source>
        <translation>写出供 pimsim-nn 使用的程序、配置和网络文件，以及汇编文本</translation>
    </message>
    <message>
        <source>S&amp;top compiling or simulating</source>
        <translation>停止编译或仿真(&amp;T)</translation>
    </message>
    <message>
        <source>End the work on the program; what was there before stays</source>
        <translation>结束对程序的处理；之前已有的保留不变</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>instructions assembly disassembly cores compiler simulator pimsim PIMCOMP</source>
        <translation>指令 汇编 反汇编 核 编译器 仿真器 pimsim PIMCOMP</translation>
    </message>
</context>
<context>
    <name>pim::app::About</name>
    <message>
        <source>About PIM Studio</source>
        <translation>关于 PIM Studio</translation>
    </message>
    <message>
        <source>&lt;p&gt;A design studio for processing-in-memory accelerators: from a neural network and a power budget to a chip, with a reason for every number.&lt;/p&gt;&lt;p&gt;The method follows &lt;i&gt;PIMSYN: Synthesizing Processing-in-memory CNN Accelerators&lt;/i&gt;, DATE 2024. Hardware figures come from the papers that each of them names.&lt;/p&gt;&lt;p&gt;Built with Qt, QCustomPlot, onnx, protobuf, Graphviz, SQLite, nlohmann_json, fmt and CLI11.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;</source>
        <translation>&lt;p&gt;存内计算加速器的设计工作室：从神经网络和功耗预算到芯片，每个数值都有出处。&lt;/p&gt;&lt;p&gt;方法依据 &lt;i&gt;PIMSYN: Synthesizing Processing-in-memory CNN Accelerators&lt;/i&gt;，DATE 2024。硬件数据取自各处注明的论文。&lt;/p&gt;&lt;p&gt;使用 Qt、QCustomPlot、onnx、protobuf、Graphviz、SQLite、nlohmann_json、fmt 和 CLI11 构建。&lt;/p&gt;&lt;p&gt;自由软件，按 GNU 通用公共许可证第 3 版或更高版本发布，不提供任何担保。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
</context>
<context>
    <name>pim::app::BudgetsDialog</name>
    <message>
        <source>Queue several budgets</source>
        <translation>将多个预算加入队列</translation>
    </message>
    <message>
        <source> W</source>
        <translation> W</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Number of runs</source>
        <translation>运行次数</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>加入队列</translation>
    </message>
</context>
<context>
    <name>pim::app::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>匹配的命令</translation>
    </message>
    <message>
        <source>No command has this in its name</source>
        <translation>没有名称含此内容的命令</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>输入想做的事</translation>
    </message>
</context>
<context>
    <name>pim::app::CommandSheet</name>
    <message>
        <source>The same on the command line</source>
        <translation>在命令行中做同样的事</translation>
    </message>
    <message>
        <source>The window and the command line share one engine: these commands give the same results.</source>
        <translation>窗口与命令行使用同一引擎：这些命令给出相同的结果。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
</context>
<context>
    <name>pim::app::CompareController</name>
    <message>
        <source>a kept design of this project</source>
        <translation>本工程中保留的设计</translation>
    </message>
    <message>
        <source>a pinned design of this project</source>
        <translation>本工程中固定的设计</translation>
    </message>
    <message>
        <source>Best of %1</source>
        <translation>★ %1</translation>
    </message>
    <message>
        <source>the best design of a run</source>
        <translation>一次运行的最佳设计</translation>
    </message>
    <message>
        <source>a published machine on the first design&apos;s network and budget</source>
        <translation>以第一个设计的网络和预算运行的已发表加速器</translation>
    </message>
    <message>
        <source>Pick at least one design of this project: published machines take its network and budget.</source>
        <translation>请至少选择本工程中的一个设计：已发表的加速器采用其网络和预算。</translation>
    </message>
    <message>
        <source>Pin designs of at least two networks first, or run a second model in this project.</source>
        <translation>请先固定至少两个网络的设计，或在本工程中运行第二个模型。</translation>
    </message>
    <message>
        <source>Open a model and choose hardware first.</source>
        <translation>请先打开模型并选择硬件。</translation>
    </message>
    <message>
        <source>Export comparison</source>
        <translation>导出对比</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>There is nothing to report yet: pick designs to compare, or run the paper&apos;s experiments</source>
        <translation>还没有可写入报告的内容：请选择要对比的设计，或运行论文的实验</translation>
    </message>
    <message>
        <source>Write a report</source>
        <translation>写报告</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf);;LaTeX tables (*.tex)</source>
        <translation>网页 (*.html);;PDF (*.pdf);;LaTeX 表格 (*.tex)</translation>
    </message>
    <message>
        <source>LaTeX table (*.tex)</source>
        <translation>LaTeX 表格 (*.tex)</translation>
    </message>
    <message>
        <source>There is nothing to export yet</source>
        <translation>还没有可导出的内容</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>所选：%1</translation>
    </message>
    <message>
        <source>the design that the other views show; follows the selection</source>
        <translation>其他视图所示的设计；随选择而变</translation>
    </message>
    <message>
        <source>%1, pin %2</source>
        <translation>%1，固定为 %2</translation>
    </message>
    <message>
        <source>Before edits: %1</source>
        <translation>编辑前：%1</translation>
    </message>
    <message>
        <source>what the selected design was before it was edited by hand</source>
        <translation>所选设计在手动编辑之前的状态</translation>
    </message>
</context>
<context>
    <name>pim::app::CompareFiles</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>%1: %2, as it was when the file was read</source>
        <translation>%1：%2，读取文件时的状态</translation>
    </message>
    <message>
        <source>Compare with a design of a file</source>
        <translation>与文件中的设计对比</translation>
    </message>
    <message>
        <source>Projects and designs (*.pims *.json);;All files (*)</source>
        <translation>工程和设计 (*.pims *.json);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>pim::app::CompileDialog</name>
    <message>
        <source>One image; layers begin as soon as their inputs are there.</source>
        <translation>一幅图像；各层在输入就绪后立即开始。</translation>
    </message>
    <message>
        <source>Every layer works on another image; one pass of the program is one period.</source>
        <translation>每层处理不同的图像；程序运行一遍为一个周期（输出间隔）。</translation>
    </message>
    <message>
        <source>Choose the machine&apos;s configuration file.</source>
        <translation>请选择加速器的配置文件。</translation>
    </message>
    <message>
        <source>Configuration of a machine</source>
        <translation>加速器的配置</translation>
    </message>
    <message>
        <source>Configuration of pimsim-nn (*.json)</source>
        <translation>pimsim-nn 配置 (*.json)</translation>
    </message>
    <message>
        <source>Compile</source>
        <translation>编译</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Batch pipeline: most images a second</source>
        <translation>批次流水线：每秒处理最多的图像</translation>
    </message>
    <message>
        <source>Element pipeline: one image as soon as possible</source>
        <translation>元素流水线：尽快完成一幅图像</translation>
    </message>
    <message>
        <source>&amp;Mode</source>
        <translation>模式(&amp;M)</translation>
    </message>
    <message>
        <source>M&amp;achine</source>
        <translation>加速器(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Replication</source>
        <translation>副本(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Elements</source>
        <translation>元素(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Sums</source>
        <translation>累加和(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;hift</source>
        <translation>移位(&amp;H)</translation>
    </message>
    <message>
        <source>Local &amp;memory</source>
        <translation>本地存储器(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Parts</source>
        <translation>分块(&amp;P)</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>The design&apos;s own</source>
        <translation>设计自身</translation>
    </message>
    <message>
        <source>From a configuration file</source>
        <translation>来自配置文件</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>加速器</translation>
    </message>
    <message>
        <source>Chip to compile for: one core a macro of the design, a published chip, or a file of pimsim-nn</source>
        <translation>编译所针对的芯片：设计的每个宏单元为一个核、已发表的芯片，或 pimsim-nn 的文件</translation>
    </message>
    <message>
        <source>Configuration file</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>config.json of pimsim-nn; the network file that it names is read, too</source>
        <translation>pimsim-nn 的 config.json；也会读取其中所指的网络文件</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Copies so that all layers take about as long</source>
        <translation>副本数使各层用时大致相同</translation>
    </message>
    <message>
        <source>Copies by the size of each layer&apos;s map, as PIMCOMP&apos;s W0H0 has them</source>
        <translation>按各层特征图的大小确定副本数，与 PIMCOMP 的 W0H0 相同</translation>
    </message>
    <message>
        <source>The same number of copies of every layer</source>
        <translation>每层副本数相同</translation>
    </message>
    <message>
        <source>Copies searched by a genetic algorithm</source>
        <translation>由遗传算法搜索得到的副本数</translation>
    </message>
    <message>
        <source>Copies that synthesis chose for this design</source>
        <translation>综合为此设计选定的副本数</translation>
    </message>
    <message>
        <source>Replication</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>How many copies of each layer&apos;s weights there are</source>
        <translation>每层权重的副本数</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Width of activations and weights, bits</source>
        <translation>激活值和权重的宽度，bit</translation>
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
        <translation>累加和在截断前右移的位数；仅在其比元素更宽时</translation>
    </message>
    <message>
        <source>Buffers of a core stay within this, KiB; what does not fit goes through the global memory</source>
        <translation>一个核的缓冲区不超过此大小，KiB；放不下的经由全局存储器</translation>
    </message>
    <message>
        <source>A crossbar&apos;s column holds a whole weight</source>
        <translation>交叉阵列的一列存放一个完整的权重</translation>
    </message>
    <message>
        <source>As PIMCOMP counts crossbars; else a weight takes as many columns as its bits need cells</source>
        <translation>PIMCOMP 即如此计算交叉阵列；否则一个权重占用的列数等于其各位所需的单元数</translation>
    </message>
    <message>
        <source>Cores hand maps to each other</source>
        <translation>各核之间直接传递特征图</translation>
    </message>
    <message>
        <source>Simulate when it is compiled</source>
        <translation>编译后仿真</translation>
    </message>
    <message>
        <source>Time, energy and when every instruction runs</source>
        <translation>时间、能量以及每条指令何时运行</translation>
    </message>
    <message>
        <source>Without the public simulator&apos;s known defects</source>
        <translation>不含公开仿真器的已知缺陷</translation>
    </message>
    <message>
        <source>Off: exactly the numbers of pimsim-nn</source>
        <translation>关闭：与 pimsim-nn 的数值完全一致</translation>
    </message>
    <message>
        <source>Width in which products are summed before the sum is shifted and cut to an element, bits</source>
        <translation>乘积累加时的宽度，之后累加和才移位并截断为元素，bit</translation>
    </message>
    <message>
        <source>As the machine has it</source>
        <translation>与加速器相同</translation>
    </message>
    <message>
        <source>Chosen by the compiler</source>
        <translation>由编译器选定</translation>
    </message>
    <message>
        <source>Latency: parts that a layer&apos;s map is handed on in. Many parts let the next layer begin earlier and cost instructions.</source>
        <translation>延迟：一层的特征图分为多少块传递。分块多则下一层可更早开始，但会增加指令。</translation>
    </message>
    <message>
        <source>Throughput: a layer&apos;s output goes straight to the cores of the next layer where local memories have room; off: all maps go through the global memory</source>
        <translation>吞吐量：在本地存储器有空间时，一层的输出直接传给下一层的各核；关闭：所有特征图都经由全局存储器</translation>
    </message>
    <message>
        <source>Throughput: layers work on different images. Latency: one image, layers begin as soon as their inputs are there.</source>
        <translation>吞吐量：各层处理不同的图像。延迟：一幅图像，各层在输入就绪后立即开始。</translation>
    </message>
</context>
<context>
    <name>pim::app::DesignChooser</name>
    <message>
        <source>pinned as %1</source>
        <translation>固定为 %1</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>best of a run</source>
        <translation>一次运行的最佳设计</translation>
    </message>
    <message>
        <source>design file</source>
        <translation>设计文件</translation>
    </message>
    <message>
        <source>Designs of %1</source>
        <translation>%1 中的设计</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>在文件中</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Power budget</source>
        <translation>功耗预算</translation>
    </message>
    <message>
        <source>Designs of the file</source>
        <translation>文件中的设计</translation>
    </message>
    <message>
        <source>The file is read only and stays as it is.</source>
        <translation>仅读取该文件，不会更改它。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
</context>
<context>
    <name>pim::app::DesignController</name>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Table (*.csv);;JSON (*.json);;Tab separated (*.tsv)</source>
        <translation>表格 (*.csv);;JSON (*.json);;制表符分隔 (*.tsv)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Design %1</source>
        <translation>设计 %1</translation>
    </message>
    <message>
        <source>edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>%1, edited</source>
        <translation>%1（已编辑）</translation>
    </message>
    <message>
        <source>reset to synthesized</source>
        <translation>恢复为综合结果</translation>
    </message>
    <message>
        <source>Explain this number</source>
        <translation>解释此数值</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Ways to make it fit</source>
        <translation>使其可行的办法</translation>
    </message>
    <message>
        <source>Breaks a constraint</source>
        <translation>违反约束</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Edited by hand</source>
        <translation>手动编辑过</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>目前最佳</translation>
    </message>
    <message>
        <source>Best of its run</source>
        <translation>本次运行的最佳</translation>
    </message>
</context>
<context>
    <name>pim::app::DesignExport</name>
    <message>
        <source>Design (*.json)</source>
        <translation>设计 (*.json)</translation>
    </message>
    <message>
        <source>Table of layers (*.csv)</source>
        <translation>层表 (*.csv)</translation>
    </message>
    <message>
        <source>LaTeX tables (*.tex)</source>
        <translation>LaTeX 表格 (*.tex)</translation>
    </message>
    <message>
        <source>Floorplan (*.svg)</source>
        <translation>版图 (*.svg)</translation>
    </message>
    <message>
        <source>Schedule for Perfetto (*.trace.json)</source>
        <translation>用于 Perfetto 的调度 (*.trace.json)</translation>
    </message>
    <message>
        <source>PIMSYN-NN result (*.pimsyn.json)</source>
        <translation>PIMSYN-NN 结果 (*.pimsyn.json)</translation>
    </message>
    <message>
        <source>PIMCOMP and pimsim configuration (*.config.json)</source>
        <translation>PIMCOMP 和 pimsim 配置 (*.config.json)</translation>
    </message>
    <message>
        <source>the design cannot run: %1</source>
        <translation>设计无法运行：%1</translation>
    </message>
</context>
<context>
    <name>pim::app::Document</name>
    <message>
        <source>Rename run to &quot;%1&quot;</source>
        <translation>将运行重命名为“%1”</translation>
    </message>
    <message>
        <source>Delete run &quot;%1&quot;</source>
        <translation>删除运行“%1”</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>Hardware %1</source>
        <translation>硬件 %1</translation>
    </message>
    <message>
        <source>No hardware</source>
        <translation>无硬件</translation>
    </message>
    <message>
        <source>Edit hardware</source>
        <translation>编辑硬件</translation>
    </message>
    <message>
        <source>Power budget %1</source>
        <translation>功耗预算 %1</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>Pin design %1</source>
        <translation>固定设计 %1</translation>
    </message>
    <message>
        <source>Keep design</source>
        <translation>保留设计</translation>
    </message>
    <message>
        <source>Unpin design %1</source>
        <translation>取消固定设计 %1</translation>
    </message>
    <message>
        <source>Rename design to &quot;%1&quot;</source>
        <translation>将设计重命名为“%1”</translation>
    </message>
    <message>
        <source>Remove design</source>
        <translation>移除设计</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>it was opened for reading only</source>
        <translation>它以只读方式打开</translation>
    </message>
    <message>
        <source>the file cannot be written</source>
        <translation>文件无法写入</translation>
    </message>
    <message>
        <source>its folder cannot be written</source>
        <translation>所在文件夹无法写入</translation>
    </message>
    <message>
        <source>another PIM Studio has it open</source>
        <translation>另一个 PIM Studio 正打开着它</translation>
    </message>
    <message>
        <source>The project cannot be saved here: %1. Save it under another name.</source>
        <translation>工程无法保存到此处：%1。请另存为其他名称。</translation>
    </message>
    <message>
        <source>it has no file yet</source>
        <translation>尚无对应的文件</translation>
    </message>
    <message>
        <source>cannot make the folder for unsaved work: %1</source>
        <translation>无法创建存放未保存内容的文件夹：%1</translation>
    </message>
    <message>
        <source>cannot write: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>cannot remove the file: %1</source>
        <translation>无法删除文件：%1</translation>
    </message>
</context>
<context>
    <name>pim::app::ExportProgramDialog</name>
    <message>
        <source>Give the folder with its whole path.</source>
        <translation>请给出文件夹的完整路径。</translation>
    </message>
    <message>
        <source>This is a file, not a folder.</source>
        <translation>这是文件，不是文件夹。</translation>
    </message>
    <message>
        <source>The folder holds files of these names, which will be overwritten: %1</source>
        <translation>该文件夹中有同名文件，将被覆盖：%1</translation>
    </message>
    <message>
        <source>Writes into this folder: %1</source>
        <translation>写入此文件夹：%1</translation>
    </message>
    <message>
        <source>Makes this folder and writes into it: %1</source>
        <translation>创建此文件夹并写入：%1</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export program into a folder</source>
        <translation>将程序导出到文件夹</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder that the files go into; one that is not there is made</source>
        <translation>存放文件的文件夹；不存在时会创建</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Choose a folder that exists</source>
        <translation>选择已有的文件夹</translation>
    </message>
</context>
<context>
    <name>pim::app::FileController</name>
    <message>
        <source>%1 is opened read-only: %2. Save as writes a copy.</source>
        <translation>%1 以只读方式打开：%2。“另存为”会写入一份副本。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>已打开 %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>The program ended without saving %1, changed %2.</source>
        <translation>程序结束时 %1 尚未保存，最后修改于 %2。</translation>
    </message>
    <message numerus="yes">
        <source>%n older one(s) come after it.</source>
        <translation>
            <numerusform>之后还有 %n 份更早的内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>正在读取 %1 …</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>保存工程</translation>
    </message>
    <message>
        <source>Projects (*.pims)</source>
        <translation>工程 (*.pims)</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>%1 has unsaved changes.</source>
        <translation>%1 有未保存的更改。</translation>
    </message>
    <message>
        <source>Without saving, runs and edits since the last save are lost.</source>
        <translation>若不保存，上次保存之后的运行和编辑将丢失。</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Shape of an input</source>
        <translation>输入的形状</translation>
    </message>
    <message>
        <source>%1

Give the shape as NAME=1x3x224x224:</source>
        <translation>%1

请按 NAME=1x3x224x224 的格式给出形状：</translation>
    </message>
    <message>
        <source>write NAME=SHAPE, got &quot;%1&quot;</source>
        <translation>请写成 NAME=SHAPE，实际为“%1”</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Unsaved work of a session that did not end was brought back. Save keeps it.</source>
        <translation>已找回未正常结束的会话中未保存的内容。“保存”可将其保留。</translation>
    </message>
    <message>
        <source>this is the configuration of a machine: choose it when you compile (Program &gt; Compile, machine from a configuration file)</source>
        <translation>这是加速器的配置：请在编译时选择它（程序 &gt; 编译，加速器来自配置文件）</translation>
    </message>
    <message>
        <source>Projects, networks and programs (*.pims *.onnx *.json *.gz *.bin *.asm);;Projects (*.pims);;ONNX (*.onnx);;Programs (*.json *.gz *.bin *.asm);;All files (*)</source>
        <translation>工程、网络和程序 (*.pims *.onnx *.json *.gz *.bin *.asm);;工程 (*.pims);;ONNX (*.onnx);;程序 (*.json *.gz *.bin *.asm);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>pim::app::FloorplanController</name>
    <message>
        <source>Export floorplan</source>
        <translation>导出版图</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
</context>
<context>
    <name>pim::app::InputController</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>硬件</translation>
    </message>
    <message>
        <source>Power budget</source>
        <translation>功耗预算</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Open hardware</source>
        <translation>打开硬件</translation>
    </message>
    <message>
        <source>Hardware (*.json);;All files (*)</source>
        <translation>硬件 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save as own preset</source>
        <translation>另存为自己的预设</translation>
    </message>
    <message>
        <source>Name of the preset (letters, digits and hyphens):</source>
        <translation>预设名称（字母、数字和连字符）：</translation>
    </message>
    <message>
        <source>A preset&apos;s name has letters, digits, hyphens and dots, got &quot;%1&quot;</source>
        <translation>预设名称由字母、数字、连字符和点组成，实际为“%1”</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a built-in preset; choose another name</source>
        <translation>“%1”是内置预设，请换一个名称</translation>
    </message>
    <message>
        <source>Preset written to %1</source>
        <translation>预设已写入 %1</translation>
    </message>
</context>
<context>
    <name>pim::app::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Design</source>
        <translation>设计(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>内存占用</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>还没有文件</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>问题（%1）</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands  %1</source>
        <translation>命令  %1</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>窗口语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>程序(&amp;P)</translation>
    </message>
</context>
<context>
    <name>pim::app::NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
</context>
<context>
    <name>pim::app::Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Threads of a run</source>
        <translation>运行线程数</translation>
    </message>
    <message>
        <source>Keep unsaved work every</source>
        <translation>自动保留未保存内容的间隔</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Mouse wheel</source>
        <translation>鼠标滚轮</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Results do not depend on it; 0 uses every core</source>
        <translation>结果与此无关；0 表示使用所有核心</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>After a crash, nothing older than this is lost (seconds)</source>
        <translation>崩溃后，早于此时长的内容都不会丢失（秒）</translation>
    </message>
    <message>
        <source>Show the gallery when no project is open</source>
        <translation>没有打开的工程时显示图库</translation>
    </message>
    <message>
        <source>Zooms (with Ctrl it scrolls)</source>
        <translation>缩放（按住 Ctrl 时滚动）</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>键盘快捷键…</translation>
    </message>
</context>
<context>
    <name>pim::app::ProblemsModel</name>
    <message>
        <source>Error: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>提示：%1</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>pim::app::ProgramController</name>
    <message>
        <source>Compiling was stopped</source>
        <translation>编译已停止</translation>
    </message>
    <message>
        <source>The simulation was stopped</source>
        <translation>仿真已停止</translation>
    </message>
    <message>
        <source>Verifying was stopped</source>
        <translation>验证已停止</translation>
    </message>
    <message>
        <source>Verified: %1 output elements equal the network&apos;s, bit for bit</source>
        <translation>已验证：%1 个输出元素与网络的逐位相同</translation>
    </message>
    <message>
        <source>Wrote program, configuration and network file to %1</source>
        <translation>已将程序、配置和网络文件写入 %1</translation>
    </message>
    <message>
        <source>The export was stopped</source>
        <translation>导出已停止</translation>
    </message>
    <message>
        <source>Compiling…</source>
        <translation>正在编译…</translation>
    </message>
    <message>
        <source>Simulating…</source>
        <translation>正在仿真…</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>正在验证…</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>the design was edited since it was compiled.</source>
        <translation>编译之后设计已被编辑。</translation>
    </message>
    <message>
        <source>Simulated: %1, %2</source>
        <translation>已仿真：%1，%2</translation>
    </message>
    <message>
        <source>The simulation failed: %1</source>
        <translation>仿真失败：%1</translation>
    </message>
    <message>
        <source>Opening the program was stopped</source>
        <translation>打开程序已停止</translation>
    </message>
    <message>
        <source>Opened %1: %2 instructions</source>
        <translation>已打开 %1：%2 条指令</translation>
    </message>
    <message>
        <source>From a configuration file…</source>
        <translation>来自配置文件…</translation>
    </message>
    <message>
        <source>Configuration of a machine</source>
        <translation>加速器的配置</translation>
    </message>
    <message>
        <source>Configuration of pimsim-nn (*.json)</source>
        <translation>pimsim-nn 配置 (*.json)</translation>
    </message>
    <message>
        <source>The export failed: %1</source>
        <translation>导出失败：%1</translation>
    </message>
    <message>
        <source>Reading the program…</source>
        <translation>正在读取程序…</translation>
    </message>
    <message>
        <source>the model or the hardware changed since the design was made. The program is that of the design as it was; run again for a new design.</source>
        <translation>设计生成之后模型或硬件已改变。程序对应当时的设计；要得到新设计，请重新运行。</translation>
    </message>
    <message>
        <source>%1 is a program of its own. No configuration stands beside it: the machine %2 is assumed.</source>
        <translation>%1 是独立的程序。其所在位置没有配置：假定加速器为 %2。</translation>
    </message>
    <message>
        <source>%1 is a program of its own, for the machine %2. Files do not say which layer an instruction is for.</source>
        <translation>%1 是独立的程序，针对加速器 %2。文件不说明指令用于哪一层。</translation>
    </message>
    <message>
        <source>The program below is another one, compiled before: %1 on %2.</source>
        <translation>下面是之前编译的另一个程序：%1，加速器 %2。</translation>
    </message>
    <message>
        <source>the design&apos;s own machine</source>
        <translation>设计自身的加速器</translation>
    </message>
    <message>
        <source>Compiling failed (%1, %2): %3</source>
        <translation>编译失败（%1，%2）：%3</translation>
    </message>
    <message>
        <source>Compiled for %1: %2 instructions</source>
        <translation>已为 %1 编译：%2 条指令</translation>
    </message>
    <message>
        <source>simulated: %1, %2</source>
        <translation>仿真：%1，%2</translation>
    </message>
    <message>
        <source>program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Verified: %1 output elements equal the network&apos;s, bit for bit; %2 not compared</source>
        <translation>已验证：%1 个输出元素与网络的逐位相同；%2未比较</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n 层</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pim::app::ProgramTarget</name>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
</context>
<context>
    <name>pim::app::RunBar</name>
    <message numerus="yes">
        <source>%n more queued</source>
        <translation>
            <numerusform>另有 %n 个在排队</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>运行进度</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1 eval/s</source>
        <translation>%1 次评估/s</translation>
    </message>
    <message>
        <source>Designs evaluated a second, all threads together</source>
        <translation>每秒评估的设计数，所有线程合计</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>目前最佳</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Estimated time left (minutes:seconds)</source>
        <translation>估计剩余时间（分:秒）</translation>
    </message>
</context>
<context>
    <name>pim::app::RunController</name>
    <message>
        <source>Run &quot;%1&quot; has begun</source>
        <translation>运行“%1”已开始</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot;: %2</source>
        <translation>运行“%1”：%2</translation>
    </message>
    <message>
        <source>make it fit</source>
        <translation>使其可行</translation>
    </message>
    <message>
        <source>Choose a network first: the gallery has some, or drop an ONNX file</source>
        <translation>请先选择网络：图库中有一些，也可拖入 ONNX 文件</translation>
    </message>
    <message>
        <source>%1, again</source>
        <translation>%1（再次）</translation>
    </message>
    <message>
        <source>This run is under way: stop it first</source>
        <translation>此运行正在进行：请先停止</translation>
    </message>
    <message>
        <source>%1 evaluations in %2</source>
        <translation>%1 次评估，用时 %2</translation>
    </message>
    <message>
        <source>best %1</source>
        <translation>最佳 %1</translation>
    </message>
    <message>
        <source>Run finished</source>
        <translation>运行已完成</translation>
    </message>
    <message>
        <source>Run stopped</source>
        <translation>运行已停止</translation>
    </message>
    <message>
        <source>Run interrupted, it can be continued</source>
        <translation>运行中断，可以继续</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>无可行设计</translation>
    </message>
    <message>
        <source>Run failed</source>
        <translation>运行失败</translation>
    </message>
    <message>
        <source>Kept designs</source>
        <translation>保留的设计</translation>
    </message>
</context>
<context>
    <name>pim::app::RunQueue</name>
    <message>
        <source>Run finished</source>
        <translation>运行已完成</translation>
    </message>
    <message>
        <source>Run stopped</source>
        <translation>运行已停止</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>无可行设计</translation>
    </message>
    <message>
        <source>Run failed</source>
        <translation>运行失败</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>grid point %1 of %2</source>
        <translation>网格点 %1 / %2</translation>
    </message>
    <message>
        <source>%1×%1, %2-bit cells</source>
        <translation>%1×%1，%2-bit 单元</translation>
    </message>
    <message>
        <source>Bounding grid points</source>
        <translation>计算网格点的界限</translation>
    </message>
    <message>
        <source>Trying paced designs</source>
        <translation>试算同步节拍的设计</translation>
    </message>
    <message>
        <source>Screening grid points</source>
        <translation>筛选网格点</translation>
    </message>
    <message>
        <source>Annealing the shortlist</source>
        <translation>对候选设计做模拟退火</translation>
    </message>
    <message>
        <source>Annealing the best</source>
        <translation>对最佳设计做模拟退火</translation>
    </message>
    <message>
        <source>Polishing</source>
        <translation>精细调整</translation>
    </message>
    <message>
        <source>Annealing duplication, evolving macros</source>
        <translation>模拟退火求复制数，进化求宏单元</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>收尾</translation>
    </message>
</context>
<context>
    <name>pim::app::ShortcutSheet</name>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Filter by name or key</source>
        <translation>按名称或按键筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其按键</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>In views: the wheel zooms about the cursor, the middle button pans, the right button zooms into a box, arrows pan, Esc cancels and then clears, a double click on a number explains it.</source>
        <translation>在视图中：滚轮以光标为中心缩放，中键平移，右键框选放大，方向键平移，Esc 先取消再清除，双击数值可查看解释。</translation>
    </message>
    <message>
        <source>Press new keys:</source>
        <translation>按下新按键：</translation>
    </message>
    <message>
        <source>All keys are the default again.</source>
        <translation>所有按键已恢复默认。</translation>
    </message>
    <message>
        <source>%1 had these keys and has none now.</source>
        <translation>%1 原来使用这些按键，现在没有按键。</translation>
    </message>
</context>
<context>
    <name>pim::app::SimulationController</name>
    <message>
        <source>It was cancelled and begins anew when you ask for it.</source>
        <translation>已取消，需要时会重新开始。</translation>
    </message>
    <message>
        <source>There is no comparison to export</source>
        <translation>没有可导出的对比</translation>
    </message>
    <message>
        <source>Export comparison</source>
        <translation>导出对比</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Everything (*.json)</source>
        <translation>全部内容 (*.json)</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
</context>
<context>
    <name>pim::app::Studio</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Breakdown</source>
        <translation>分解</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>The view in front has nothing to search in</source>
        <translation>当前视图没有可搜索的内容</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>Export design</source>
        <translation>导出设计</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Export project</source>
        <translation>导出工程</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>%1 is not supported: %2</source>
        <translation>不支持 %1：%2</translation>
    </message>
    <message>
        <source>Nothing fits into %1</source>
        <translation>%1 内无可行设计</translation>
    </message>
    <message>
        <source>Interrupted; it can be continued</source>
        <translation>已中断，可以继续</translation>
    </message>
    <message>
        <source>selected design</source>
        <translation>所选设计</translation>
    </message>
    <message>
        <source>%1[*] — PIM Studio</source>
        <translation>%1[*] — PIM Studio</translation>
    </message>
    <message>
        <source>No project open</source>
        <translation>没有打开的工程</translation>
    </message>
    <message>
        <source>%1 selected in all views</source>
        <translation>%1 已在所有视图中选中</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Saved %1 ago</source>
        <translation>%1 前已保存</translation>
    </message>
    <message>
        <source>1 constraint broken</source>
        <translation>违反 1 项约束</translation>
    </message>
    <message>
        <source>Synthesize these inputs into a project</source>
        <translation>将这些输入综合到一个工程中</translation>
    </message>
    <message>
        <source>How each node of the model is mapped</source>
        <translation>模型的每个节点如何映射</translation>
    </message>
    <message>
        <source>The Pareto front of this run</source>
        <translation>本次运行的帕累托前沿</translation>
    </message>
    <message>
        <source>Its best design with a breakdown</source>
        <translation>其最佳设计及分解</translation>
    </message>
    <message>
        <source>Where a figure comes from</source>
        <translation>某个数值的来源</translation>
    </message>
    <message>
        <source>Floorplan, schedule and tables</source>
        <translation>版图、调度和表格</translation>
    </message>
    <message>
        <source>Everything in the project as text</source>
        <translation>工程中的全部内容，以文本形式</translation>
    </message>
    <message>
        <source>Floorplan</source>
        <translation>版图</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
</context>
<context>
    <name>pim::app::TimelineController</name>
    <message>
        <source>Scheduling was cancelled. It begins anew when you ask for it.</source>
        <translation>调度已取消。需要时会重新开始。</translation>
    </message>
    <message>
        <source>Export timeline</source>
        <translation>导出时间线</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
</context>
<context>
    <name>pim::app::examples</name>
    <message>
        <source>Small CIFAR net</source>
        <translation>小型 CIFAR 网络</translation>
    </message>
    <message>
        <source>Runs in a second, good for first steps</source>
        <translation>一秒内跑完，适合入门</translation>
    </message>
    <message>
        <source>ResNet-18</source>
        <translation>ResNet-18</translation>
    </message>
    <message>
        <source>Residual network, specialized and identical macros</source>
        <translation>残差网络，专用与统一宏单元</translation>
    </message>
    <message>
        <source>VGG-16</source>
        <translation>VGG-16</translation>
    </message>
    <message>
        <source>Large network, led by its fully connected layers</source>
        <translation>大型网络，以全连接层为主</translation>
    </message>
</context>
<context>
    <name>pim::app::import</name>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>is neither an .onnx nor a .json file by its name</source>
        <translation>从名称看既不是 .onnx 也不是 .json 文件</translation>
    </message>
</context>
<context>
    <name>pim::breakdown</name>
    <message>
        <source>Chip as a whole</source>
        <translation>芯片整体</translation>
    </message>
</context>
<context>
    <name>pim::compare</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>硬件</translation>
    </message>
    <message>
        <source>Power budget</source>
        <translation>功耗预算</translation>
    </message>
    <message>
        <source>Largest area</source>
        <translation>面积上限</translation>
    </message>
    <message>
        <source>Longest latency</source>
        <translation>延迟上限</translation>
    </message>
    <message>
        <source>Most crossbars</source>
        <translation>交叉阵列数上限</translation>
    </message>
    <message>
        <source>Evaluation model</source>
        <translation>评估模型</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>算法</translation>
    </message>
    <message>
        <source>Crossbar</source>
        <translation>交叉阵列</translation>
    </message>
    <message>
        <source>Cell precision</source>
        <translation>单元精度</translation>
    </message>
    <message>
        <source>DAC precision</source>
        <translation>DAC 精度</translation>
    </message>
    <message>
        <source>ADC precision</source>
        <translation>ADC 精度</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>Bit slices</source>
        <translation>位切片</translation>
    </message>
    <message>
        <source>Macros are</source>
        <translation>宏单元风格</translation>
    </message>
    <message>
        <source>Crossbar power share</source>
        <translation>交叉阵列功耗占比</translation>
    </message>
    <message>
        <source>Pairs that share macros</source>
        <translation>共用宏单元的层对</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Macro grid</source>
        <translation>宏单元网格</translation>
    </message>
    <message>
        <source>Scratchpad of a macro</source>
        <translation>一个宏单元的暂存器</translation>
    </message>
    <message>
        <source>NoC waits</source>
        <translation>NoC 等待</translation>
    </message>
    <message>
        <source>Duplication</source>
        <translation>复制数</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏单元数</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>separate</source>
        <translation>分离</translation>
    </message>
    <message>
        <source>identical</source>
        <translation>统一</translation>
    </message>
    <message>
        <source>specialized</source>
        <translation>专用</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>power efficiency</source>
        <translation>能效</translation>
    </message>
    <message>
        <source>peak power efficiency</source>
        <translation>峰值能效</translation>
    </message>
    <message>
        <source>throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>energy × delay</source>
        <translation>能量 × 延迟</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>annealing</source>
        <translation>模拟退火</translation>
    </message>
    <message>
        <source>heuristic</source>
        <translation>启发式</translation>
    </message>
    <message>
        <source>no duplication</source>
        <translation>不复制</translation>
    </message>
    <message>
        <source>with sharing</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>without sharing</source>
        <translation>不共用</translation>
    </message>
    <message>
        <source>mean gain over ISAAC</source>
        <translation>相对 ISAAC 的平均增益</translation>
    </message>
    <message>
        <source>mean gain of annealing over heuristic</source>
        <translation>模拟退火相对启发式的平均增益</translation>
    </message>
    <message>
        <source>mean gain of specialized over identical</source>
        <translation>专用相对统一的平均增益</translation>
    </message>
    <message>
        <source>mean gain of sharing</source>
        <translation>共用的平均增益</translation>
    </message>
    <message>
        <source>Table IV: peak power efficiency</source>
        <translation>表 IV：峰值能效</translation>
    </message>
    <message>
        <source>Fig. 6: effective efficiency and throughput against ISAAC</source>
        <translation>图 6：相对 ISAAC 的有效能效和吞吐量</translation>
    </message>
    <message>
        <source>Fig. 7: weight duplication</source>
        <translation>图 7：权重复制</translation>
    </message>
    <message>
        <source>Fig. 8: identical and specialized macros</source>
        <translation>图 8：统一与专用宏单元</translation>
    </message>
    <message>
        <source>Fig. 9: macro sharing</source>
        <translation>图 9：宏单元共用</translation>
    </message>
    <message>
        <source>Table V: energy-delay product on CIFAR-10</source>
        <translation>表 V：CIFAR-10 上的能量延迟积</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 (%2 of it)</source>
        <translation>%1（占其 %2）</translation>
    </message>
    <message>
        <source>clock %1</source>
        <translation>时钟 %1</translation>
    </message>
    <message>
        <source>cycles %1</source>
        <translation>时钟周期数 %1</translation>
    </message>
    <message>
        <source>%1 sets the period of both</source>
        <translation>两者的周期（输出间隔）均由 %1 决定</translation>
    </message>
    <message>
        <source>%1 sets the period of %2, %3 that of %4</source>
        <translation>%2 的周期（输出间隔）由 %1 决定，%4 的由 %3 决定</translation>
    </message>
    <message>
        <source>blocks of that layer %1</source>
        <translation>该层的块数 %1</translation>
    </message>
    <message>
        <source>time of a block %1</source>
        <translation>一个块的时间 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>layer %1 %2</source>
        <translation>层 %1 %2</translation>
    </message>
    <message>
        <source>of the columns that %1 converts, %2 → %3 hold weights</source>
        <translation>%1 所转换的列中，存放权重的占 %2 → %3</translation>
    </message>
    <message>
        <source>copies of %1: %2</source>
        <translation>%1 的副本数：%2</translation>
    </message>
    <message>
        <source>%1 is faster</source>
        <translation>%1 更快</translation>
    </message>
    <message>
        <source>%1 is slower</source>
        <translation>%1 更慢</translation>
    </message>
    <message>
        <source>%1 has the higher throughput</source>
        <translation>%1 的吞吐量更高</translation>
    </message>
    <message>
        <source>%1 has the lower throughput</source>
        <translation>%1 的吞吐量更低</translation>
    </message>
    <message>
        <source>%1 takes less energy</source>
        <translation>%1 的能量更少</translation>
    </message>
    <message>
        <source>%1 takes more energy</source>
        <translation>%1 的能量更多</translation>
    </message>
    <message>
        <source>%1 draws less at its peak</source>
        <translation>%1 的峰值功耗更低</translation>
    </message>
    <message>
        <source>%1 draws more at its peak</source>
        <translation>%1 的峰值功耗更高</translation>
    </message>
    <message>
        <source>%1 is smaller</source>
        <translation>%1 的面积更小</translation>
    </message>
    <message>
        <source>%1 is larger</source>
        <translation>%1 的面积更大</translation>
    </message>
    <message>
        <source>ADCs</source>
        <translation>ADC 数</translation>
    </message>
    <message>
        <source>DACs</source>
        <translation>DAC 数</translation>
    </message>
    <message>
        <source>▲ better</source>
        <translation>▲ 更好</translation>
    </message>
    <message>
        <source>▼ worse</source>
        <translation>▼ 更差</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>硬件</translation>
    </message>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>ADC</source>
        <translation>ADC</translation>
    </message>
    <message>
        <source>Scratchpad</source>
        <translation>暂存器</translation>
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
        <translation>其他</translation>
    </message>
    <message>
        <source>%1: %2 → %3 (%4): %5.</source>
        <translation>%1：%2 → %3（%4）：%5。</translation>
    </message>
    <message>
        <source>Shares macros with</source>
        <translation>共用宏单元的层</translation>
    </message>
    <message>
        <source>%1 sets the period of %2</source>
        <translation>%2 的周期（输出间隔）由 %1 决定</translation>
    </message>
    <message>
        <source>the ADCs that %1 and %2 share set the period of %3</source>
        <translation>%3 的周期（输出间隔）由 %1 和 %2 共用的 ADC 决定</translation>
    </message>
    <message>
        <source>a NoC link that %1 loads most sets the period of %2</source>
        <translation>%2 的周期（输出间隔）由主要被 %1 占用的一条 NoC 链路决定</translation>
    </message>
    <message>
        <source>cycles of the period %1</source>
        <translation>周期（输出间隔）的时钟周期数 %1</translation>
    </message>
    <message>
        <source>%1 makes more inferences in the same time</source>
        <translation>%1 在相同时间内完成更多推理</translation>
    </message>
    <message>
        <source>%1 makes fewer inferences in the same time</source>
        <translation>%1 在相同时间内完成更少推理</translation>
    </message>
</context>
<context>
    <name>pim::explanation</name>
    <message>
        <source>A hundredth</source>
        <translation>百分之一</translation>
    </message>
    <message>
        <source>A hundredth, rounded up</source>
        <translation>百分之一，向上取整</translation>
    </message>
    <message>
        <source>ADC</source>
        <translation>ADC</translation>
    </message>
    <message>
        <source>ADCs that both layers share</source>
        <translation>两层共用的 ADC</translation>
    </message>
    <message>
        <source>ADCs that two layers share</source>
        <translation>两层之间共用的 ADC</translation>
    </message>
    <message>
        <source>Accesses back to back</source>
        <translation>连续访问</translation>
    </message>
    <message>
        <source>Accesses of a block</source>
        <translation>一个块的访问</translation>
    </message>
    <message>
        <source>Addition</source>
        <translation>加法</translation>
    </message>
    <message>
        <source>All operations of a block</source>
        <translation>一个块的全部操作</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Area of a router</source>
        <translation>路由器面积</translation>
    </message>
    <message>
        <source>Average power</source>
        <translation>平均功耗</translation>
    </message>
    <message>
        <source>Bit slices of a weight</source>
        <translation>一个权重的位切片数</translation>
    </message>
    <message>
        <source>Bits loaded</source>
        <translation>加载的位数</translation>
    </message>
    <message>
        <source>Bits of MVMs on all crossbars</source>
        <translation>所有交叉阵列上 MVM 的位数</translation>
    </message>
    <message>
        <source>Bits of a cell</source>
        <translation>单元位数</translation>
    </message>
    <message>
        <source>Bits stored</source>
        <translation>存储的位数</translation>
    </message>
    <message>
        <source>Bits worked on one after the other</source>
        <translation>依次处理的位数</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>块数</translation>
    </message>
    <message>
        <source>Blocks of the layers it reads</source>
        <translation>它读取的各层的块数</translation>
    </message>
    <message>
        <source>Busiest link of the NoC</source>
        <translation>NoC 最繁忙的链路</translation>
    </message>
    <message>
        <source>Bytes held</source>
        <translation>占用字节数</translation>
    </message>
    <message>
        <source>Bytes needed</source>
        <translation>所需字节数</translation>
    </message>
    <message>
        <source>Cells of one copy</source>
        <translation>一份副本的单元数</translation>
    </message>
    <message>
        <source>Cells that hold weights</source>
        <translation>存放权重的单元数</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Clock of the design</source>
        <translation>设计的时钟</translation>
    </message>
    <message>
        <source>Columns converted per position</source>
        <translation>每个位置转换的列数</translation>
    </message>
    <message>
        <source>Columns of all slices</source>
        <translation>所有切片的列数</translation>
    </message>
    <message>
        <source>Columns of the weight matrix</source>
        <translation>权重矩阵的列数</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>常数</translation>
    </message>
    <message>
        <source>Conversions</source>
        <translation>转换次数</translation>
    </message>
    <message>
        <source>Conversions of both layers per bit</source>
        <translation>两层每比特的转换次数</translation>
    </message>
    <message>
        <source>Conversions per block and bit</source>
        <translation>每块每比特的转换次数</translation>
    </message>
    <message>
        <source>Crossbar</source>
        <translation>交叉阵列</translation>
    </message>
    <message>
        <source>Crossbar size</source>
        <translation>交叉阵列尺寸</translation>
    </message>
    <message>
        <source>Crossbar utilization</source>
        <translation>交叉阵列利用率</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>交叉阵列数</translation>
    </message>
    <message>
        <source>Crossbars below each other</source>
        <translation>纵向排列的交叉阵列数</translation>
    </message>
    <message>
        <source>Crossbars filled</source>
        <translation>填满的交叉阵列数</translation>
    </message>
    <message>
        <source>Crossbars for all groups</source>
        <translation>所有分组的交叉阵列数</translation>
    </message>
    <message>
        <source>Crossbars for the columns</source>
        <translation>各列所需的交叉阵列数</translation>
    </message>
    <message>
        <source>Crossbars of one copy</source>
        <translation>一份副本的交叉阵列数</translation>
    </message>
    <message>
        <source>Crossbars side by side</source>
        <translation>横向排列的交叉阵列数</translation>
    </message>
    <message>
        <source>Crossbars that the weights would fill</source>
        <translation>权重可填满的交叉阵列数</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>时钟周期</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>时钟周期数</translation>
    </message>
    <message>
        <source>Cycles at work</source>
        <translation>工作的时钟周期数</translation>
    </message>
    <message>
        <source>Cycles between two blocks</source>
        <translation>相邻两块之间的时钟周期数</translation>
    </message>
    <message>
        <source>Cycles of a merge</source>
        <translation>一次合并的时钟周期数</translation>
    </message>
    <message>
        <source>Cycles of a transfer</source>
        <translation>一次传输的时钟周期数</translation>
    </message>
    <message>
        <source>Cycles of the busiest resource</source>
        <translation>最繁忙资源的时钟周期数</translation>
    </message>
    <message>
        <source>Cycles on the link</source>
        <translation>链路上的时钟周期数</translation>
    </message>
    <message>
        <source>DAC</source>
        <translation>DAC</translation>
    </message>
    <message>
        <source>DAC resolution</source>
        <translation>DAC 分辨率</translation>
    </message>
    <message>
        <source>Dynamic energy</source>
        <translation>动态能量</translation>
    </message>
    <message>
        <source>Dynamic power</source>
        <translation>动态功耗</translation>
    </message>
    <message>
        <source>Earlier layer</source>
        <translation>较前的层</translation>
    </message>
    <message>
        <source>Element-wise</source>
        <translation>逐元素</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>元素数</translation>
    </message>
    <message>
        <source>Elements held</source>
        <translation>保存的元素数</translation>
    </message>
    <message>
        <source>Elements loaded per block</source>
        <translation>每块加载的元素数</translation>
    </message>
    <message>
        <source>Elements of its inputs</source>
        <translation>其输入的元素数</translation>
    </message>
    <message>
        <source>Elements of its outputs</source>
        <translation>其输出的元素数</translation>
    </message>
    <message>
        <source>Elements per position, each as often as it is worked on</source>
        <translation>每个位置的元素数，按处理次数重复计算</translation>
    </message>
    <message>
        <source>Elements stored per block</source>
        <translation>每块存储的元素数</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Energy of a flit over a hop</source>
        <translation>一个 flit 经过一跳的能量</translation>
    </message>
    <message>
        <source>Energy of a read</source>
        <translation>一次读取的能量</translation>
    </message>
    <message>
        <source>Energy of a write</source>
        <translation>一次写入的能量</translation>
    </message>
    <message>
        <source>Energy of an operation</source>
        <translation>一次操作的能量</translation>
    </message>
    <message>
        <source>Energy per inference</source>
        <translation>每次推理的能量</translation>
    </message>
    <message>
        <source>Energy-delay product</source>
        <translation>能量延迟积</translation>
    </message>
    <message>
        <source>Flit-hops per block</source>
        <translation>每块的 flit·跳数</translation>
    </message>
    <message>
        <source>Flits of a merge</source>
        <translation>一次合并的 flit 数</translation>
    </message>
    <message>
        <source>Flits of a transfer</source>
        <translation>一次传输的 flit 数</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组数</translation>
    </message>
    <message>
        <source>Groups on the diagonal of a crossbar</source>
        <translation>交叉阵列对角线上的分组数</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Latency of a crossbar</source>
        <translation>交叉阵列的延迟</translation>
    </message>
    <message>
        <source>Latency of a read</source>
        <translation>一次读取的延迟</translation>
    </message>
    <message>
        <source>Latency of a write</source>
        <translation>一次写入的延迟</translation>
    </message>
    <message>
        <source>Later layer</source>
        <translation>较后的层</translation>
    </message>
    <message>
        <source>Leakage</source>
        <translation>漏电</translation>
    </message>
    <message>
        <source>Links of the merges</source>
        <translation>合并所经链路</translation>
    </message>
    <message>
        <source>Links of the transfers</source>
        <translation>传输所经链路</translation>
    </message>
    <message>
        <source>Loads in bus widths</source>
        <translation>以总线宽度计的加载次数</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏单元数</translation>
    </message>
    <message>
        <source>Merges</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Multiplications and additions of all cells</source>
        <translation>所有单元的乘法与加法</translation>
    </message>
    <message>
        <source>Need of the buffers</source>
        <translation>缓冲区需求</translation>
    </message>
    <message>
        <source>NoC</source>
        <translation>NoC</translation>
    </message>
    <message>
        <source>NoC power</source>
        <translation>NoC 功耗</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Occupancy</source>
        <translation>占用率</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作数</translation>
    </message>
    <message>
        <source>Operations of one MVM on all crossbars</source>
        <translation>所有交叉阵列上一次 MVM 的操作数</translation>
    </message>
    <message>
        <source>Operations per block</source>
        <translation>每块的操作数</translation>
    </message>
    <message>
        <source>Operations per block and bit</source>
        <translation>每块每比特的操作数</translation>
    </message>
    <message>
        <source>Operations per ns</source>
        <translation>每 ns 的操作数</translation>
    </message>
    <message>
        <source>Operations per ns of all units</source>
        <translation>所有单元每 ns 的操作数</translation>
    </message>
    <message>
        <source>Operations per position</source>
        <translation>每个位置的操作数</translation>
    </message>
    <message>
        <source>Peak efficiency</source>
        <translation>峰值能效</translation>
    </message>
    <message>
        <source>Peak power</source>
        <translation>峰值功耗</translation>
    </message>
    <message>
        <source>Peak throughput</source>
        <translation>峰值吞吐量</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期（输出间隔）</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置数</translation>
    </message>
    <message>
        <source>Positions per block</source>
        <translation>每块的位置数</translation>
    </message>
    <message>
        <source>Power efficiency</source>
        <translation>能效</translation>
    </message>
    <message>
        <source>Power of a router</source>
        <translation>路由器功耗</translation>
    </message>
    <message>
        <source>Power of the NoC</source>
        <translation>NoC 的功耗</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Reading back to back</source>
        <translation>连续读取</translation>
    </message>
    <message>
        <source>Reads per block</source>
        <translation>每块的读取次数</translation>
    </message>
    <message>
        <source>Resolution of data</source>
        <translation>数据分辨率</translation>
    </message>
    <message>
        <source>Resolution of weights</source>
        <translation>权重分辨率</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>路由器数</translation>
    </message>
    <message>
        <source>Rows driven per position</source>
        <translation>每个位置驱动的行数</translation>
    </message>
    <message>
        <source>Rows of the input</source>
        <translation>输入的行数</translation>
    </message>
    <message>
        <source>Rows of the weight matrix</source>
        <translation>权重矩阵的行数</translation>
    </message>
    <message>
        <source>Sample-and-hold</source>
        <translation>采样保持</translation>
    </message>
    <message>
        <source>Scratchpad</source>
        <translation>暂存器</translation>
    </message>
    <message>
        <source>Scratchpad of a macro</source>
        <translation>一个宏单元的暂存器</translation>
    </message>
    <message>
        <source>Shift-add</source>
        <translation>移位加</translation>
    </message>
    <message>
        <source>Shortest clock</source>
        <translation>最短时钟</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Slowest units</source>
        <translation>最慢的单元</translation>
    </message>
    <message>
        <source>Slowest units of any layer</source>
        <translation>各层中最慢的单元</translation>
    </message>
    <message>
        <source>Static energy</source>
        <translation>静态能量</translation>
    </message>
    <message>
        <source>Static power</source>
        <translation>静态功耗</translation>
    </message>
    <message>
        <source>Stores in bus widths</source>
        <translation>以总线宽度计的存储次数</translation>
    </message>
    <message>
        <source>The chip as a whole</source>
        <translation>芯片整体</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Time at work</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Time between two blocks</source>
        <translation>相邻两块的间隔时间</translation>
    </message>
    <message>
        <source>Time of its units per block</source>
        <translation>其单元每块所用的时间</translation>
    </message>
    <message>
        <source>Time of one MVM</source>
        <translation>一次 MVM 的时间</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Uses of the ADCs per bit</source>
        <translation>ADC 每比特的使用次数</translation>
    </message>
    <message>
        <source>Weight duplication</source>
        <translation>权重复制</translation>
    </message>
    <message>
        <source>Width of a vector unit</source>
        <translation>向量单元的宽度</translation>
    </message>
    <message>
        <source>Width of the memory bus</source>
        <translation>存储总线的宽度</translation>
    </message>
    <message>
        <source>Writes per block</source>
        <translation>每块的写入次数</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Writing back to back</source>
        <translation>连续写入</translation>
    </message>
    <message>
        <source>chosen for %1</source>
        <translation>为 %1 选定</translation>
    </message>
    <message>
        <source>Σ of %1 parts</source>
        <translation>%1 项之和 Σ</translation>
    </message>
    <message>
        <source>largest of %1 parts</source>
        <translation>%1 项中的最大值</translation>
    </message>
    <message>
        <source>smallest of %1 parts</source>
        <translation>%1 项中的最小值</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>硬件</translation>
    </message>
    <message>
        <source>design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>verbatim</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>cross-checked</source>
        <translation>已交叉核对</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>未核实</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>推断</translation>
    </message>
</context>
<context>
    <name>pim::explore</name>
    <message>
        <source>latency over %1</source>
        <translation>延迟超过 %1</translation>
    </message>
    <message>
        <source>area over %1</source>
        <translation>面积超过 %1</translation>
    </message>
    <message>
        <source>peak power over %1</source>
        <translation>峰值功耗超过 %1</translation>
    </message>
    <message>
        <source>more than %1 crossbars</source>
        <translation>交叉阵列多于 %1 个</translation>
    </message>
    <message>
        <source>separate</source>
        <translation>分离</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>specialized</source>
        <translation>专用</translation>
    </message>
    <message>
        <source>identical</source>
        <translation>统一</translation>
    </message>
    <message>
        <source>Macro style</source>
        <translation>宏单元风格</translation>
    </message>
    <message>
        <source>Largest duplication</source>
        <translation>最大复制数</translation>
    </message>
    <message>
        <source>Shared pairs</source>
        <translation>共用的层对</translation>
    </message>
    <message>
        <source>ADCs</source>
        <translation>ADC 数</translation>
    </message>
</context>
<context>
    <name>pim::figure</name>
    <message>
        <source>Image (*.png);;Vector graphics (*.svg);;PDF (*.pdf)</source>
        <translation>图像 (*.png);;矢量图 (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>a figure is written as .png, .svg or .pdf, got &quot;%1&quot;</source>
        <translation>图只能写为 .png、.svg 或 .pdf，实际为“%1”</translation>
    </message>
    <message>
        <source>cannot write: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>an image has 1 to 100 million pixels, at most 32,000 on a side; asked for are %1 × %2</source>
        <translation>图像须有 1 至 1 亿像素，每边不超过 32,000；请求的是 %1 × %2</translation>
    </message>
    <message>
        <source>there is not enough memory for an image of %1 × %2 pixels</source>
        <translation>内存不足以容纳 %1 × %2 像素的图像</translation>
    </message>
    <message>
        <source>the image cannot be compressed</source>
        <translation>无法压缩图像</translation>
    </message>
</context>
<context>
    <name>pim::gallery</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>Day and month of this year, in the format of Qt&apos;s dates</extracomment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>pim::hardware</name>
    <message>
        <source>Crossbar</source>
        <translation>交叉阵列</translation>
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
        <translation>采样保持</translation>
    </message>
    <message>
        <source>Shift-add</source>
        <translation>移位加</translation>
    </message>
    <message>
        <source>Addition</source>
        <translation>加法</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
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
        <translation>逐元素</translation>
    </message>
    <message>
        <source>Scratchpad</source>
        <translation>暂存器</translation>
    </message>
    <message>
        <source>NoC</source>
        <translation>片上网络（NoC）</translation>
    </message>
    <message>
        <source>I/O</source>
        <translation>I/O</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Published search</source>
        <translation>论文中的搜索</translation>
    </message>
    <message>
        <source>Peak power</source>
        <translation>峰值功耗</translation>
    </message>
    <message>
        <source>Static power</source>
        <translation>静态功耗</translation>
    </message>
    <message>
        <source>Dynamic power</source>
        <translation>动态功耗</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Leakage</source>
        <translation>漏电</translation>
    </message>
    <message>
        <source>Read latency</source>
        <translation>读取延迟</translation>
    </message>
    <message>
        <source>Write latency</source>
        <translation>写入延迟</translation>
    </message>
    <message>
        <source>Read energy</source>
        <translation>读取能量</translation>
    </message>
    <message>
        <source>Write energy</source>
        <translation>写入能量</translation>
    </message>
    <message>
        <source>Power of the chip&apos;s network</source>
        <translation>片上网络的功耗</translation>
    </message>
    <message>
        <source>Latency of a hop</source>
        <translation>一跳的延迟</translation>
    </message>
    <message>
        <source>Latency of a flit</source>
        <translation>一个 flit 的延迟</translation>
    </message>
    <message>
        <source>Flit</source>
        <translation>Flit</translation>
    </message>
    <message>
        <source>Area of a router</source>
        <translation>路由器面积</translation>
    </message>
    <message>
        <source>Static power of a router</source>
        <translation>路由器静态功耗</translation>
    </message>
    <message>
        <source>Energy of a flit over a hop</source>
        <translation>一个 flit 经过一跳的能量</translation>
    </message>
    <message>
        <source>Weight resolution</source>
        <translation>权重分辨率</translation>
    </message>
    <message>
        <source>Data resolution</source>
        <translation>数据分辨率</translation>
    </message>
    <message>
        <source>Memory bus</source>
        <translation>存储总线</translation>
    </message>
    <message>
        <source>Elements per vector operation</source>
        <translation>每次向量操作的元素数</translation>
    </message>
    <message>
        <source>Rounds per temperature</source>
        <translation>每个温度的轮数</translation>
    </message>
    <message>
        <source>First temperature</source>
        <translation>初始温度</translation>
    </message>
    <message>
        <source>Last temperature</source>
        <translation>终止温度</translation>
    </message>
    <message>
        <source>Cooling factor</source>
        <translation>降温系数</translation>
    </message>
    <message>
        <source>Weight of accesses</source>
        <translation>访问量的加权系数</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>链数</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>种群规模</translation>
    </message>
    <message>
        <source>Share of the elite</source>
        <translation>精英比例</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>代数</translation>
    </message>
    <message>
        <source>Mutation of macro numbers</source>
        <translation>宏单元数的变异</translation>
    </message>
    <message>
        <source>Mutation of sharing</source>
        <translation>共用的变异</translation>
    </message>
    <message>
        <source>Largest macro</source>
        <translation>最大宏单元</translation>
    </message>
    <message>
        <source>Smallest macro</source>
        <translation>最小宏单元</translation>
    </message>
    <message>
        <source>Step of macro sizes</source>
        <translation>宏单元尺寸步长</translation>
    </message>
    <message>
        <source>read in the source</source>
        <translation>已查阅原文</translation>
    </message>
    <message>
        <source>recalled and cross-checked</source>
        <translation>凭记忆，已交叉核对</translation>
    </message>
    <message>
        <source>recalled, not checked</source>
        <translation>凭记忆，未核对</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>推断</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>above %1, at most %2</source>
        <translation>大于 %1，至多 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>键：%1</translation>
    </message>
    <message>
        <source>Range: %1</source>
        <translation>范围：%1</translation>
    </message>
    <message>
        <source>In %1: %2</source>
        <translation>在 %1 中：%2</translation>
    </message>
    <message>
        <source>Source: %1 (%2)</source>
        <translation>来源：%1（%2）</translation>
    </message>
    <message>
        <source>A number is needed here</source>
        <translation>此处需要一个数</translation>
    </message>
    <message>
        <source>Must be a whole number, got %1</source>
        <translation>必须是整数，实际为 %1</translation>
    </message>
    <message>
        <source>Must be %1, got %2</source>
        <translation>应在此范围内：%1；实际为 %2</translation>
    </message>
</context>
<context>
    <name>pim::layers</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Name of the layer</source>
        <translation>层的名称</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Window and stride; the operator where there is no window</source>
        <translation>窗口与步幅；没有窗口时为算子</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Output feature map, height × width × channels</source>
        <translation>输出特征图，高 × 宽 × 通道</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Input feature map, height × width × channels</source>
        <translation>输入特征图，高 × 宽 × 通道</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>Operator of the model&apos;s file</source>
        <translation>模型文件中的算子</translation>
    </message>
    <message>
        <source>Dup.</source>
        <translation>复制数</translation>
    </message>
    <message>
        <source>Copies of the layer&apos;s weights (editable)</source>
        <translation>该层权重的副本数（可编辑）</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏单元</translation>
    </message>
    <message>
        <source>Macros of the layer&apos;s own (editable)</source>
        <translation>该层自有的宏单元数（可编辑）</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>Earlier layer whose macros it uses too (editable)</source>
        <translation>与之共用宏单元的较前的层（可编辑）</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>块数</translation>
    </message>
    <message>
        <source>Computation blocks of one inference</source>
        <translation>一次推理的计算块数</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>交叉阵列</translation>
    </message>
    <message>
        <source>Crossbars of all copies</source>
        <translation>所有副本的交叉阵列数</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>利用率</translation>
    </message>
    <message>
        <source>Cells that hold weights, of all cells</source>
        <translation>存放权重的单元占所有单元的比例</translation>
    </message>
    <message>
        <source>ADCs</source>
        <translation>ADC</translation>
    </message>
    <message>
        <source>Analogue-digital converters</source>
        <translation>模数转换器</translation>
    </message>
    <message>
        <source>DACs</source>
        <translation>DAC</translation>
    </message>
    <message>
        <source>Digital-analogue converters</source>
        <translation>数模转换器</translation>
    </message>
    <message>
        <source>Shift-adds</source>
        <translation>移位加</translation>
    </message>
    <message>
        <source>Shift-and-add units</source>
        <translation>移位加单元</translation>
    </message>
    <message>
        <source>Scratchpad</source>
        <translation>暂存器</translation>
    </message>
    <message>
        <source>Scratchpad of each of its macros</source>
        <translation>其每个宏单元的暂存器</translation>
    </message>
    <message>
        <source>Block time</source>
        <translation>块时间</translation>
    </message>
    <message>
        <source>Time of one block in steady state</source>
        <translation>稳态下一个块的时间</translation>
    </message>
    <message>
        <source>Occupied</source>
        <translation>占用率</translation>
    </message>
    <message>
        <source>Part of the period that the layer computes; 100 % limits the throughput</source>
        <translation>该层在一个周期（输出间隔）中用于计算的比例；达到 100% 的层限制吞吐量</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Energy of one inference</source>
        <translation>一次推理的能量</translation>
    </message>
    <message>
        <source>Share of energy</source>
        <translation>能量占比</translation>
    </message>
    <message>
        <source>Energy relative to the layer that takes most</source>
        <translation>相对于能耗最大的层</translation>
    </message>
    <message>
        <source>Peak power</source>
        <translation>峰值功耗</translation>
    </message>
    <message>
        <source>Power of all its units at their peak</source>
        <translation>其所有单元处于峰值时的功耗</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Area of all its units, where the hardware gives it</source>
        <translation>其所有单元的面积（硬件给出时）</translation>
    </message>
    <message>
        <source>First cycle</source>
        <translation>起始周期</translation>
    </message>
    <message>
        <source>Cycle in which its first block starts</source>
        <translation>其第一个块开始的时钟周期</translation>
    </message>
    <message>
        <source>Last cycle</source>
        <translation>结束周期</translation>
    </message>
    <message>
        <source>Cycle in which its last block ends</source>
        <translation>其最后一个块结束的时钟周期</translation>
    </message>
    <message>
        <source>Transfer hops</source>
        <translation>传输跳数</translation>
    </message>
    <message>
        <source>Hops over the network on chip from its providers</source>
        <translation>从提供数据的层经片上网络到达的跳数</translation>
    </message>
    <message>
        <source>Merge hops</source>
        <translation>合并跳数</translation>
    </message>
    <message>
        <source>Hops of partial sums between its macros</source>
        <translation>部分和在其宏单元之间的跳数</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作数</translation>
    </message>
    <message>
        <source>Two a multiply-accumulate</source>
        <translation>一次乘加计为两次</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重数</translation>
    </message>
    <message>
        <source>Weights without biases</source>
        <translation>不含偏置的权重数</translation>
    </message>
    <message>
        <source>on crossbars</source>
        <translation>在交叉阵列上</translation>
    </message>
    <message>
        <source>on vector units</source>
        <translation>在向量单元上</translation>
    </message>
    <message>
        <source>folded into a layer</source>
        <translation>并入某层</translation>
    </message>
    <message>
        <source>free</source>
        <translation>无开销</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>不支持</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 原 %2</translation>
    </message>
</context>
<context>
    <name>pim::metrics</name>
    <message>
        <source>inferences/s</source>
        <translation>推理/s</translation>
    </message>
    <message>
        <source>Power efficiency</source>
        <translation>能效</translation>
    </message>
    <message>
        <source>Inference rate</source>
        <translation>推理速率</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Throughput of one inference</source>
        <translation>单次推理的吞吐量</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期（输出间隔）</translation>
    </message>
    <message>
        <source>Clock period</source>
        <translation>时钟周期</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>时钟周期数</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Energy × latency</source>
        <translation>能量 × 延迟</translation>
    </message>
    <message>
        <source>Average power</source>
        <translation>平均功耗</translation>
    </message>
    <message>
        <source>Peak power</source>
        <translation>峰值功耗</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏单元数</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>交叉阵列数</translation>
    </message>
    <message>
        <source>Cells used</source>
        <translation>单元利用率</translation>
    </message>
    <message>
        <source>Peak efficiency</source>
        <translation>峰值能效</translation>
    </message>
    <message>
        <source>Power share</source>
        <translation>功耗占比</translation>
    </message>
    <message>
        <source>Crossbar size</source>
        <translation>交叉阵列尺寸</translation>
    </message>
    <message>
        <source>Cell bits</source>
        <translation>单元位数</translation>
    </message>
    <message>
        <source>DAC bits</source>
        <translation>DAC 位数</translation>
    </message>
    <message>
        <source>ADC bits</source>
        <translation>ADC 位数</translation>
    </message>
    <message>
        <source>Weight bits</source>
        <translation>权重位数</translation>
    </message>
    <message>
        <source>Data bits</source>
        <translation>数据位数</translation>
    </message>
    <message>
        <source>Bit slices</source>
        <translation>位切片</translation>
    </message>
    <message>
        <source>Scratchpad</source>
        <translation>暂存器</translation>
    </message>
    <message>
        <source>Mean duplication</source>
        <translation>平均复制数</translation>
    </message>
    <message>
        <source>Shared layers</source>
        <translation>共用的层</translation>
    </message>
</context>
<context>
    <name>pim::network</name>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message numerus="yes">
        <source>%n fused</source>
        <comment>nodes behind a layer</comment>
        <translation>
            <numerusform>融合 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <comment>nodes behind a layer</comment>
        <translation>
            <numerusform>无开销 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes, collapsed</source>
        <translation>
            <numerusform>%n 个节点，已折叠</numerusform>
        </translation>
    </message>
    <message>
        <source>, dup %1</source>
        <translation>，复制 %1</translation>
    </message>
    <message>
        <source>Input of the network</source>
        <translation>网络的输入</translation>
    </message>
    <message>
        <source>Nodes without a layer of their own; click to see them</source>
        <translation>没有自己的层的节点；点击查看</translation>
    </message>
    <message>
        <source>Kernel %1, input %2, output %3</source>
        <translation>卷积核 %1，输入 %2，输出 %3</translation>
    </message>
    <message>
        <source>%1 crossbars, duplication %2</source>
        <translation>%1 个交叉阵列，复制数 %2</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>交叉阵列</translation>
    </message>
    <message>
        <source>Duplication</source>
        <translation>复制数</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Cells used</source>
        <translation>单元利用率</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作数</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重数</translation>
    </message>
</context>
<context>
    <name>pim::quantity</name>
    <message>
        <source>%1: &quot;%2&quot;. Write a number and a unit, for example %3</source>
        <translation>%1：“%2”。请写出数值和单位，例如 %3</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>不是数值</translation>
    </message>
    <message>
        <source>no unit is expected here</source>
        <translation>此处不需要单位</translation>
    </message>
    <message>
        <source>not a quantity in %1</source>
        <translation>不是以 %1 为单位的量</translation>
    </message>
</context>
<context>
    <name>pim::resource</name>
    <message>
        <source>10 % more power budget</source>
        <translation>功耗预算增加 10%</translation>
    </message>
    <message>
        <source>10 % less ADC power</source>
        <translation>ADC 功耗降低 10%</translation>
    </message>
    <message>
        <source>10 % less DAC power</source>
        <translation>DAC 功耗降低 10%</translation>
    </message>
    <message>
        <source>10 % less crossbar power</source>
        <translation>交叉阵列功耗降低 10%</translation>
    </message>
    <message>
        <source>10 % less scratchpad leakage</source>
        <translation>暂存器漏电降低 10%</translation>
    </message>
    <message>
        <source>10 % more memory bandwidth</source>
        <translation>存储带宽增加 10%</translation>
    </message>
    <message>
        <source>10 % more NoC bandwidth</source>
        <translation>NoC 带宽增加 10%</translation>
    </message>
    <message>
        <source>10 % less NoC power</source>
        <translation>NoC 功耗降低 10%</translation>
    </message>
    <message>
        <source>10 % faster ADCs</source>
        <translation>ADC 加快 10%</translation>
    </message>
    <message>
        <source>10 % faster crossbars</source>
        <translation>交叉阵列加快 10%</translation>
    </message>
</context>
<context>
    <name>pim::widgets::AnalyticModel</name>
    <message>
        <source>joined to another layer</source>
        <translation>已并入其他层</translation>
    </message>
    <message>
        <source>The core that has the layer longest</source>
        <translation>处理该层时间最长的核</translation>
    </message>
    <message>
        <source>From the first operation of the layer to its last; of a program for throughput the time it is worked on for one result</source>
        <translation>从该层的第一个操作到最后一个；面向吞吐量的程序则为得出一个结果处理该层所用的时间</translation>
    </message>
    <message>
        <source>Simulated over analytic time</source>
        <translation>仿真时间除以解析时间</translation>
    </message>
    <message>
        <source>Simulated over analytic energy</source>
        <translation>仿真能量除以解析能量</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>核</translation>
    </message>
    <message>
        <source>Time, analytic</source>
        <translation>时间，解析</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>仿真</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>比值</translation>
    </message>
    <message>
        <source>Mostly because of</source>
        <translation>主要原因</translation>
    </message>
    <message>
        <source>%1 hang on: %2; in the analytic model %3.</source>
        <translation>%1 取决于：%2；解析模型中为 %3。</translation>
    </message>
    <message>
        <source>Dynamic energy of one result; units at rest belong to no layer and are in the sum above</source>
        <translation>一个结果的动态能量；静置单元不属于任何层，计入上方的总和</translation>
    </message>
    <message>
        <source>The work that most of the difference hangs on: what the layer had to wait for, instruction by instruction, its own work or that of another layer</source>
        <translation>差异主要取决于的工作：该层逐条指令所须等待的内容，可以是其自身的工作，也可以是其他层的工作</translation>
    </message>
    <message>
        <source>Dyn. energy, analytic</source>
        <translation>动态能量，解析</translation>
    </message>
</context>
<context>
    <name>pim::widgets::AnalyticTable</name>
    <message>
        <source>dispatch</source>
        <translation>指令派发</translation>
    </message>
    <message>
        <source>Crossbars and converters</source>
        <translation>交叉阵列和转换器</translation>
    </message>
    <message>
        <source>Vector units</source>
        <translation>向量单元</translation>
    </message>
    <message>
        <source>Global memory</source>
        <translation>全局存储器</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>片上网络</translation>
    </message>
    <message>
        <source>Local memory</source>
        <translation>本地存储器</translation>
    </message>
    <message>
        <source>Memory port taken</source>
        <translation>存储器端口被占用</translation>
    </message>
    <message>
        <source>Waits for data</source>
        <translation>等待数据</translation>
    </message>
    <message>
        <source>Other layers&apos; work</source>
        <translation>其他层的工作</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>指令派发</translation>
    </message>
    <message>
        <source>Fetch, decoding, registers</source>
        <translation>取指、译码、寄存器</translation>
    </message>
    <message>
        <source>An MVM with its operands and results takes %1, in the analytic model %2.</source>
        <translation>一次 MVM 连同其操作数和结果用时 %1，解析模型中为 %2。</translation>
    </message>
    <message>
        <source>Vector instructions take %1, the analytic model&apos;s vector units %2.</source>
        <translation>向量指令用时 %1，解析模型的向量单元用时 %2。</translation>
    </message>
    <message>
        <source>%1 pass through the global memory, which the analytic model does not have.</source>
        <translation>%1 经由全局存储器，而解析模型没有全局存储器。</translation>
    </message>
    <message>
        <source>Cores synchronise with messages that carry no data.</source>
        <translation>各核以不携带数据的消息同步。</translation>
    </message>
    <message>
        <source>%1 go from core to core, in the analytic model %2.</source>
        <translation>%1 在核间传输，解析模型中为 %2。</translation>
    </message>
    <message>
        <source>Moves in local memory take %1, loads and stores of the analytic model %2.</source>
        <translation>本地存储器内的搬移用时 %1，解析模型的加载和存储用时 %2。</translation>
    </message>
    <message>
        <source>Units wait %1 behind others at a memory&apos;s port.</source>
        <translation>各单元在存储器端口排队等待 %1。</translation>
    </message>
    <message>
        <source>Waits for data take %1, in the analytic model %2.</source>
        <translation>等待数据用时 %1，解析模型中为 %2。</translation>
    </message>
    <message>
        <source>The core works %1 for other layers meanwhile.</source>
        <translation>其间该核有 %1 用于其他层。</translation>
    </message>
    <message>
        <source>Scalar instructions and dispatch take %1.</source>
        <translation>标量指令和指令派发用时 %1。</translation>
    </message>
    <message>
        <source>For %1 only other cores work on the layer.</source>
        <translation>有 %1 仅由其他核处理该层。</translation>
    </message>
    <message>
        <source>Elements have %1 bits in the program, %2 in the analytic model.</source>
        <translation>程序中元素为 %1 位，解析模型中为 %2 位。</translation>
    </message>
    <message>
        <source>Weights have %1 bits in the program, %2 in the analytic model.</source>
        <translation>程序中权重为 %1 位，解析模型中为 %2 位。</translation>
    </message>
    <message>
        <source>The program uses %1 crossbars of the machine, the design %2.</source>
        <translation>程序使用加速器的 %1 个交叉阵列，设计使用 %2 个。</translation>
    </message>
    <message>
        <source>A core has at most %1 instructions in flight, the analytic model any number.</source>
        <translation>一个核最多同时执行 %1 条指令，解析模型则不限。</translation>
    </message>
    <message>
        <source>An mvmul takes %1 for crossbars and converters and %2 to read and write local memory.</source>
        <translation>一条 mvmul 在交叉阵列和转换器上用时 %1，读写本地存储器用时 %2。</translation>
    </message>
    <message>
        <source>Units at rest draw %1 on the machine, %2 in the analytic model.</source>
        <translation>静置单元在加速器上功耗为 %1，解析模型中为 %2。</translation>
    </message>
    <message>
        <source>Times are those of work for one result: cores repeat their programs without a break.</source>
        <translation>时间为得出一个结果所用的工作时间：各核不间断地重复其程序。</translation>
    </message>
    <message>
        <source>Whole network</source>
        <translation>整个网络</translation>
    </message>
    <message>
        <source>Units at rest</source>
        <translation>静置单元</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>It has no instructions of its own: the compiler joined it to another layer.</source>
        <translation>该层没有自己的指令：编译器已将其并入其他层。</translation>
    </message>
    <message>
        <source>It does nothing in either model.</source>
        <translation>该层在两个模型中均无操作。</translation>
    </message>
    <message>
        <source>Layers in both models</source>
        <translation>两个模型中的各层</translation>
    </message>
    <message>
        <source>What the time goes to</source>
        <translation>时间的去向</translation>
    </message>
    <message>
        <source>What the energy goes to</source>
        <translation>能量的去向</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Analytic</source>
        <translation>解析</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>仿真</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Latency %1 analytic, %2 simulated (%3)</source>
        <translation>延迟：解析 %1，仿真 %2（%3）</translation>
    </message>
    <message>
        <source>A result every %1 analytic, %2 simulated (%3)</source>
        <translation>每个结果间隔：解析 %1，仿真 %2（%3）</translation>
    </message>
    <message>
        <source>energy %1 analytic, %2 simulated (%3)</source>
        <translation>能量：解析 %1，仿真 %2（%3）</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在对比…</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>已完成 %1</translation>
    </message>
    <message>
        <source>The schedule is set beside the simulation.</source>
        <translation>正在将调度与仿真并列。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>没有对比</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No simulated program</source>
        <translation>没有已仿真的程序</translation>
    </message>
    <message>
        <source>Compile and simulate the design&apos;s program first.</source>
        <translation>请先编译并仿真该设计的程序。</translation>
    </message>
    <message>
        <source>MVMs take %1 turns after each other on the core, in the analytic model %2 blocks.</source>
        <translation>MVM 在该核上先后进行 %1 轮，解析模型中为 %2 个块。</translation>
    </message>
    <message>
        <source>MVMs</source>
        <translation>MVM</translation>
    </message>
    <message>
        <source>vector instructions</source>
        <translation>向量指令</translation>
    </message>
    <message>
        <source>operand copies</source>
        <translation>操作数复制</translation>
    </message>
    <message>
        <source>loads and stores</source>
        <translation>加载和存储</translation>
    </message>
    <message>
        <source>waits for the global memory</source>
        <translation>等待全局存储器</translation>
    </message>
    <message>
        <source>messages between cores</source>
        <translation>核间消息</translation>
    </message>
    <message>
        <source>waits for the local memory</source>
        <translation>等待本地存储器</translation>
    </message>
    <message>
        <source>no layer</source>
        <translation>无所属层</translation>
    </message>
    <message>
        <source>%1 copies (%2)</source>
        <translation>%1 次复制（%2）</translation>
    </message>
    <message>
        <source>%1 loads and stores (%2)</source>
        <translation>%1 次加载或存储（%2）</translation>
    </message>
    <message>
        <source>On average %1 of its %2 array groups work at a time.</source>
        <translation>平均有 %1 个阵列组同时工作，共 %2 个。</translation>
    </message>
    <message>
        <source>An MVM takes %1.</source>
        <translation>一次 MVM 用时 %1。</translation>
    </message>
    <message>
        <source>So at most %1 of its %2 array groups can work at a time on average; %3 do.</source>
        <translation>因此平均最多有 %1 个阵列组能同时工作，共 %2 个；实际为 %3 个。</translation>
    </message>
    <message>
        <source>The analytic energy has units at rest for the time between two results: %1. The inspector and the breakdown count them for the latency: %2.</source>
        <translation>解析能量按两个结果之间的时间计入静置单元：%1。检查器和分解按延迟计入：%2。</translation>
    </message>
    <message>
        <source>Work that it hangs on</source>
        <translation>所取决于的工作</translation>
    </message>
    <message>
        <source>What the end of the inference, or a result, waited for: the chain of instructions back from its end. Largest differences first; times add up to the whole.</source>
        <translation>推理的结束或一个结果所等待的内容：从其结束处向前追溯的指令链。差异最大者在前；各时间之和即为总时间。</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>其余全部</translation>
    </message>
    <message>
        <source>Its time hangs on:</source>
        <translation>其时间取决于：</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>The program runs on another machine, %1, not on that of the design: the columns are figures of different chips, without ratios and reasons. Compile for the design&apos;s own machine to compare.</source>
        <translation>程序在另一加速器 %1 上运行，而非设计自身的加速器：各列为不同芯片的数值，不含比值和原因。要进行对比，请为设计自身的加速器编译。</translation>
    </message>
    <message>
        <source>another machine</source>
        <translation>其他加速器</translation>
    </message>
    <message>
        <source>Energies of the whole: dynamic energy and that of units at rest, in the same words as on the right</source>
        <translation>整体的能量：动态能量和静置单元的能量，用语与右侧相同</translation>
    </message>
    <message>
        <source>For an MVM the transfer unit of core %1 has to do %2, together %3; an MVM takes %4.</source>
        <translation>核 %1 的传输单元为一次 MVM 须进行 %2，共用时 %3；一次 MVM 用时 %4。</translation>
    </message>
    <message>
        <source>An mvmul converts all %1 columns of its crossbars, the analytic model those in use.</source>
        <translation>一条 mvmul 转换其交叉阵列的全部 %1 列，解析模型只转换在用的列。</translation>
    </message>
    <message>
        <source>%1 of loaded data cost the network nothing, as in pimsim-nn; the correction charged-loads of the command line counts them.</source>
        <translation>%1 的加载数据不占用片上网络的时间和能量，与 pimsim-nn 相同；命令行的修正项 charged-loads 会计入。</translation>
    </message>
    <message>
        <source>%1 of the simulated energy is of instructions that belong to no layer.</source>
        <translation>仿真能量中有 %1 来自不属于任何层的指令。</translation>
    </message>
</context>
<context>
    <name>pim::widgets::BreakdownChart</name>
    <message>
        <source>Double-click: explain this number</source>
        <translation>双击：解释此数值</translation>
    </message>
</context>
<context>
    <name>pim::widgets::BreakdownView</name>
    <message>
        <source>No design selected</source>
        <translation>未选择设计</translation>
    </message>
    <message>
        <source>Pick a design in Explore, or press Run to find some.</source>
        <translation>在“探索”中选一个设计，或按“运行”寻找设计。</translation>
    </message>
    <message>
        <source>This design does not run</source>
        <translation>此设计无法运行</translation>
    </message>
    <message>
        <source>No areas known</source>
        <translation>面积未知</translation>
    </message>
    <message>
        <source>The hardware description gives no areas. Enter them under Hardware, or take a preset that has them.</source>
        <translation>硬件描述没有给出面积。请在“硬件”中填写，或选用带面积的预设。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>by</source>
        <translation>按</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Peak power</source>
        <translation>峰值功耗</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Layer and component</source>
        <translation>层与部件</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>量</translation>
    </message>
    <message>
        <source>What to divide: energy of an inference, peak power, area, or time of the layers</source>
        <translation>要分解的量：一次推理的能量、峰值功耗、面积，或各层的时间</translation>
    </message>
    <message>
        <source>Divided by</source>
        <translation>分解方式</translation>
    </message>
    <message>
        <source>Divide by hardware component, by layer of the network, or both</source>
        <translation>按硬件部件、按网络的层，或两者同时分解</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>条形图</translation>
    </message>
    <message>
        <source>Treemap</source>
        <translation>矩形树图</translation>
    </message>
    <message>
        <source>Stacked bars: lengths compare well</source>
        <translation>堆叠条形图：便于比较长度</translation>
    </message>
    <message>
        <source>Treemap: areas show shares of the whole</source>
        <translation>矩形树图：面积表示占总体的比例</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export as PNG, SVG, PDF or CSV</source>
        <translation>导出为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>Time each layer works for one inference. Layers work at the same time, so the times do not add up to the latency.</source>
        <translation>每层在一次推理中的工作时间。各层同时工作，因此这些时间之和不等于延迟。</translation>
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
        <translation>%1 对 %2</translation>
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
        <translation>逐层</translation>
    </message>
    <message>
        <source>Energy by layer, difference in µJ</source>
        <translation>各层能量的差值（µJ）</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Copies of the weights</source>
        <translation>权重的副本数</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>交叉阵列数</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏单元数</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>块数</translation>
    </message>
    <message>
        <source>Busy part of the period</source>
        <translation>周期（输出间隔）中的忙碌占比</translation>
    </message>
    <message>
        <source>Conversions of used columns</source>
        <translation>已用列的转换占比</translation>
    </message>
    <message>
        <source>Figure of the layers</source>
        <translation>各层的指标</translation>
    </message>
    <message>
        <source>What the table shows of every layer</source>
        <translation>表格中各层显示的内容</translation>
    </message>
    <message>
        <source>Difference of</source>
        <translation>差异对象</translation>
    </message>
    <message>
        <source>Which design the layers are compared for</source>
        <translation>选择与哪个设计逐层对比</translation>
    </message>
    <message>
        <source>Energy by layer</source>
        <translation>各层的能量</translation>
    </message>
</context>
<context>
    <name>pim::widgets::CompareTables</name>
    <message>
        <source>Configuration: %1 of %2 values differ</source>
        <translation>配置：%2 项中有 %1 项不同</translation>
    </message>
    <message>
        <source>ISAAC: the published 0.63 TOPS/W are 41.3 TOPS over the 65.8 W of the whole chip. Our macros have none of its off-chip links (10.4 W), registers (3.2 W) and buses (1.2 W); without them it is 0.81 TOPS/W. Here it is %1, which also depends on the network. ISAAC&apos;s own table says 0.36 TOPS/W by another definition; do not mix the two.</source>
        <translation>ISAAC：论文的 0.63 TOPS/W 是 41.3 TOPS 除以整个芯片的 65.8 W。本工具的宏单元没有其片外链路（10.4 W）、寄存器（3.2 W）和总线（1.2 W）；去掉这些则为 0.81 TOPS/W。此处为 %1，它还取决于网络。ISAAC 自己的表格按另一种定义给出 0.36 TOPS/W；请勿混用。</translation>
    </message>
    <message>
        <source>PUMA: the published 0.84 TOPS/W are 52.3 TOPS over the 62.5 W of a node, instruction memories and register files included, which our macros do not have. Here it is %1.</source>
        <translation>PUMA：论文的 0.84 TOPS/W 是 52.3 TOPS 除以一个节点的 62.5 W，其中包括本工具的宏单元所没有的指令存储器和寄存器堆。此处为 %1。</translation>
    </message>
    <message>
        <source>Both are laid out here with published tiles and copies of the weights in proportion to Wo × Ho of each layer, at the scale of highest throughput in the budget. PRIME, PipeLayer and AtomLayer are cited: their parameters are not published in full.</source>
        <translation>两者在此均采用论文中的 tile，权重副本数与各层的 Wo × Ho 成正比，规模取预算内吞吐量最高者。PRIME、PipeLayer 和 AtomLayer 为引用：其参数未完整发表。</translation>
    </message>
    <message>
        <source>The designs do not differ in latency, period, energy, peak power or area.</source>
        <translation>这些设计的延迟、周期（输出间隔）、能量、峰值功耗和面积均无差别。</translation>
    </message>
    <message>
        <source>Metrics, bold is best</source>
        <translation>指标，粗体为最佳</translation>
    </message>
    <message>
        <source>Published machines, peak power efficiency</source>
        <translation>已发表的加速器，峰值能效</translation>
    </message>
    <message>
        <source>Why figures of published machines differ</source>
        <translation>已发表加速器的数值不同的原因</translation>
    </message>
    <message>
        <source>Why they differ</source>
        <translation>不同的原因</translation>
    </message>
    <message>
        <source>Energy by component, per inference</source>
        <translation>每次推理各部件的能量</translation>
    </message>
    <message>
        <source>Radar, outer is better</source>
        <translation>雷达图，越靠外越好</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Also values that are alike in all designs</source>
        <translation>同时显示所有设计中相同的值</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Published machines</source>
        <translation>已发表的加速器</translation>
    </message>
    <message>
        <source>Energy by component</source>
        <translation>各部件的能量</translation>
    </message>
    <message>
        <source>Radar</source>
        <translation>雷达图</translation>
    </message>
    <message>
        <source>Why the designs differ</source>
        <translation>设计不同的原因</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
</context>
<context>
    <name>pim::widgets::CompareView</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Add a design</source>
        <translation>添加设计</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>还没有可对比的内容</translation>
    </message>
    <message>
        <source>These cannot be compared</source>
        <translation>无法对比</translation>
    </message>
    <message>
        <source>Pick two to four designs above: pinned ones, the best of runs, or a published machine on this network.</source>
        <translation>在上方选择二至四个设计：固定的设计、各次运行的最佳设计，或在此网络上运行的已发表加速器。</translation>
    </message>
    <message>
        <source>The networks differ: figures of one inference compare different work.</source>
        <translation>网络不同：单次推理的数值对应不同的工作量。</translation>
    </message>
    <message>
        <source>The evaluation models differ: figures are counted differently.</source>
        <translation>评估模型不同：数值的计算方式不同。</translation>
    </message>
    <message>
        <source>%1 breaks a constraint: %2</source>
        <translation>%1 违反约束：%2</translation>
    </message>
    <message>
        <source>Energy by component, per inference</source>
        <translation>每次推理各部件的能量</translation>
    </message>
    <message>
        <source>Energy by layer, difference in µJ</source>
        <translation>各层能量的差值（µJ）</translation>
    </message>
    <message>
        <source>Radar, outer is better</source>
        <translation>雷达图，越靠外越好</translation>
    </message>
    <message>
        <source>Designs</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>加速器</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Two to four designs side by side</source>
        <translation>并排对比二至四个设计</translation>
    </message>
    <message>
        <source>The published results run again, beside the paper&apos;s numbers</source>
        <translation>重新运行已发表的结果，与论文的数值并列</translation>
    </message>
    <message>
        <source>Portability: each machine on each other network</source>
        <translation>可移植性：每个加速器在其他每个网络上的表现</translation>
    </message>
    <message>
        <source>Efficiency and throughput against the power budget</source>
        <translation>能效和吞吐量随功耗预算的变化</translation>
    </message>
    <message>
        <source>What to compare</source>
        <translation>对比的内容</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>Show differences against %1</source>
        <translation>显示相对 %1 的差异</translation>
    </message>
    <message>
        <source>Design %1</source>
        <translation>设计 %1</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Write what is shown as one HTML or PDF file, or as LaTeX tables</source>
        <translation>将所示内容写为一个 HTML 或 PDF 文件，或 LaTeX 表格</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>%1: %2 does not pay for one ADC a crossbar as published; its clock is %3 instead of %4.</source>
        <translation>%1：%2 不足以像论文那样为每个交叉阵列配一个 ADC；其时钟为 %3，而非 %4。</translation>
    </message>
    <message>
        <source>There is nothing to export yet</source>
        <translation>还没有可导出的内容</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Floorplans</source>
        <translation>版图</translation>
    </message>
    <message>
        <source>Timelines</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Metrics, configuration, energy by component and radar</source>
        <translation>指标、配置、各部件的能量和雷达图</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>逐层</translation>
    </message>
    <message>
        <source>Floorplans at one scale, linked</source>
        <translation>同一比例的版图，联动</translation>
    </message>
    <message>
        <source>Timelines at one scale of time, linked</source>
        <translation>同一时间比例的时间线，联动</translation>
    </message>
    <message>
        <source>Part of the comparison</source>
        <translation>对比的部分</translation>
    </message>
    <message>
        <source>Manual designs</source>
        <translation>手工设计</translation>
    </message>
    <message>
        <source>Compare A with ISAAC and PUMA on its network and budget, beside the cited figures of PRIME, PipeLayer and AtomLayer</source>
        <translation>将 A 与以其网络和预算运行的 ISAAC 和 PUMA 对比，并列出 PRIME、PipeLayer 和 AtomLayer 的引用数值</translation>
    </message>
    <message>
        <source>Export what is shown as PNG, SVG, PDF, CSV or LaTeX</source>
        <translation>将所示内容导出为 PNG、SVG、PDF、CSV 或 LaTeX</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>来自文件…</translation>
    </message>
    <message>
        <source>a design of another project (*.pims) or a design file (*.json); the file is only read</source>
        <translation>其他工程 (*.pims) 的设计或设计文件 (*.json)；仅读取该文件</translation>
    </message>
    <message>
        <source>Design %1: pinned, best of a run, of another file, or a published machine on this network and budget</source>
        <translation>设计 %1：固定的设计、一次运行的最佳设计、其他文件的设计，或以此网络和预算运行的已发表加速器</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ConvergenceView</name>
    <message>
        <source>Evaluations</source>
        <translation>评估次数</translation>
    </message>
    <message>
        <source>Draw over the number of evaluated designs</source>
        <translation>以已评估的设计数为横轴</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Draw over the seconds since the start</source>
        <translation>以开始后的秒数为横轴</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>bound</source>
        <translation>界限</translation>
    </message>
    <message>
        <source>temperature, of its start</source>
        <translation>温度（相对初始值）</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>接受率</translation>
    </message>
    <message>
        <source>spread of the chains</source>
        <translation>各链的离散程度</translation>
    </message>
    <message>
        <source>Time (min:s)</source>
        <translation>时间（分:秒）</translation>
    </message>
    <message>
        <source>Convergence</source>
        <translation>收敛</translation>
    </message>
</context>
<context>
    <name>pim::widgets::CoreModel</name>
    <message>
        <source>All cores</source>
        <translation>所有核</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>核</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令数</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>交叉阵列数</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>忙</translation>
    </message>
    <message>
        <source>Core of the machine, from 0</source>
        <translation>加速器的核，从 0 起</translation>
    </message>
    <message>
        <source>Instructions in the core&apos;s list</source>
        <translation>该核列表中的指令数</translation>
    </message>
    <message>
        <source>Instructions of the scalar unit: addresses and constants in registers</source>
        <translation>标量单元的指令：寄存器中的地址和常数</translation>
    </message>
    <message>
        <source>Instructions of the matrix unit: products on crossbars, and element widths</source>
        <translation>矩阵单元的指令：交叉阵列上的乘积以及元素宽度</translation>
    </message>
    <message>
        <source>Instructions of the vector unit: sums, activations, pooling</source>
        <translation>向量单元的指令：求和、激活、池化</translation>
    </message>
    <message>
        <source>Instructions of the transfer unit: memory, other cores, waiting</source>
        <translation>传输单元的指令：存储器、其他核、等待</translation>
    </message>
    <message>
        <source>Crossbars that hold weights</source>
        <translation>存放权重的交叉阵列数</translation>
    </message>
    <message>
        <source>Bytes that loads read from the global memory, in one pass of the program</source>
        <translation>程序运行一遍从全局存储器加载的字节数</translation>
    </message>
    <message>
        <source>Bytes that stores write to the global memory, in one pass of the program</source>
        <translation>程序运行一遍存入全局存储器的字节数</translation>
    </message>
    <message>
        <source>Bytes sent to other cores, in one pass of the program</source>
        <translation>程序运行一遍发送给其他核的字节数</translation>
    </message>
    <message>
        <source>Bytes received from other cores, in one pass of the program</source>
        <translation>程序运行一遍从其他核接收的字节数</translation>
    </message>
    <message>
        <source>Share of the simulated time in which a unit of the core works; waiting is not work. Of all: the mean of the cores that are used</source>
        <translation>该核有单元工作的时间占仿真时间的比例；等待不算工作。所有核：所用各核的平均</translation>
    </message>
</context>
<context>
    <name>pim::widgets::DropZone</name>
    <message>
        <source>Drop a network here, or open a file</source>
        <translation>将网络拖到此处，或打开文件</translation>
    </message>
    <message>
        <source>Drop an ONNX file, a PIMCOMP or PIMSYN JSON file or a project; a click opens one</source>
        <translation>拖入 ONNX 文件、PIMCOMP 或 PIMSYN 的 JSON 文件或工程；点击可打开文件</translation>
    </message>
    <message>
        <source>Drop a network here</source>
        <translation>将网络拖到此处</translation>
    </message>
    <message>
        <source>ONNX, PIMCOMP or PIMSYN JSON, project</source>
        <translation>ONNX、PIMCOMP 或 PIMSYN JSON、工程</translation>
    </message>
</context>
<context>
    <name>pim::widgets::EnergyChart</name>
    <message>
        <source>No energy known</source>
        <translation>能量未知</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, %2: %3 of one inference</source>
        <translation>%1，%2：占一次推理的 %3</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ExampleButton</name>
    <message>
        <source>Example %1</source>
        <translation>示例 %1</translation>
    </message>
    <message>
        <source>Open the example %1</source>
        <translation>打开示例 %1</translation>
    </message>
    <message>
        <source>with run</source>
        <translation>含运行结果</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ExplainPanel</name>
    <message>
        <source>No number picked</source>
        <translation>未选取数值</translation>
    </message>
    <message>
        <source>Press the f beside any figure, or double-click a number, to see what it is made of.</source>
        <translation>按数值旁的 f，或双击某个数值，查看它的构成。</translation>
    </message>
    <message>
        <source>This number cannot be explained here</source>
        <translation>此数值无法在此处解释</translation>
    </message>
    <message>
        <source>profile %1</source>
        <translation>配置 %1</translation>
    </message>
    <message>
        <source>one inference alone on the chip</source>
        <translation>芯片上单独一次推理</translation>
    </message>
    <message>
        <source>Back to the number before</source>
        <translation>返回上一个数值</translation>
    </message>
    <message>
        <source>Forward to the next number</source>
        <translation>前进到下一个数值</translation>
    </message>
    <message>
        <source>Synthesized</source>
        <translation>综合结果</translation>
    </message>
    <message>
        <source>Explain the design as it was found</source>
        <translation>解释搜索得到的设计</translation>
    </message>
    <message>
        <source>What-if</source>
        <translation>假设分析</translation>
    </message>
    <message>
        <source>Explain the design with your edits</source>
        <translation>解释带有您的编辑的设计</translation>
    </message>
    <message>
        <source>Show in Hardware</source>
        <translation>在“硬件”中显示</translation>
    </message>
    <message>
        <source>Select this number in the hardware editor</source>
        <translation>在硬件编辑器中选中此参数</translation>
    </message>
    <message>
        <source>Copy as LaTeX</source>
        <translation>复制为 LaTeX</translation>
    </message>
    <message>
        <source>Copy the formulas with their numbers, for a paper</source>
        <translation>复制公式及其数值，用于论文</translation>
    </message>
    <message>
        <source>Copy tree</source>
        <translation>复制树</translation>
    </message>
    <message>
        <source>Copy the tree as text</source>
        <translation>将整棵树复制为文本</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>What the number is made of</source>
        <translation>数值的构成</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ExplanationModel</name>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>项</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ExploreView</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>&amp;Y</source>
        <translation>纵轴(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;X</source>
        <translation>横轴(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>大小(&amp;S)</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>Figure or variable on the vertical axis</source>
        <translation>纵轴上的指标或变量</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Figure or variable on the horizontal axis</source>
        <translation>横轴上的指标或变量</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Figure or variable that colours the points</source>
        <translation>决定点的颜色的指标或变量</translation>
    </message>
    <message>
        <source>Size by</source>
        <translation>大小依据</translation>
    </message>
    <message>
        <source>Figure or variable that sizes the points</source>
        <translation>决定点的大小的指标或变量</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation>纵轴取对数</translation>
    </message>
    <message>
        <source>Logarithmic horizontal axis</source>
        <translation>横轴取对数</translation>
    </message>
    <message>
        <source>Brush a box</source>
        <translation>框选刷选</translation>
    </message>
    <message>
        <source>Brush a box: drag in the plot. Escape clears the brush.</source>
        <translation>框选刷选：在图中拖动。Esc 清除刷选。</translation>
    </message>
    <message>
        <source>Brush with a lasso</source>
        <translation>套索刷选</translation>
    </message>
    <message>
        <source>Brush with a lasso: draw around points. Escape clears the brush.</source>
        <translation>套索刷选：围绕点画圈。Esc 清除刷选。</translation>
    </message>
    <message>
        <source>Show all (F)</source>
        <translation>显示全部（F）</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export the plot as PNG, SVG or PDF, or the brushed designs as CSV</source>
        <translation>将图导出为 PNG、SVG 或 PDF，或将刷选的设计导出为 CSV</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>前沿</translation>
    </message>
    <message>
        <source>Designs that no other beats in both figures</source>
        <translation>没有其他设计在两项指标上都胜过的设计</translation>
    </message>
    <message>
        <source>Dominated</source>
        <translation>被支配</translation>
    </message>
    <message>
        <source>Designs that another beats in both figures</source>
        <translation>在两项指标上都被另一设计胜过的设计</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发表</translation>
    </message>
    <message>
        <source>Figures that papers report: of this network in the plot, peak figures in the strip at the right</source>
        <translation>论文报告的数值：图中为本网络的数值，右侧条带中为峰值</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Shade what the constraints of the run forbid</source>
        <translation>将运行的约束所禁止的区域加阴影</translation>
    </message>
    <message>
        <source>Other runs</source>
        <translation>其他运行</translation>
    </message>
    <message>
        <source>Show the designs of the other runs in grey</source>
        <translation>以灰色显示其他运行的设计</translation>
    </message>
    <message>
        <source>Re-run</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Run again with the inputs of now</source>
        <translation>以当前输入重新运行</translation>
    </message>
    <message>
        <source>Parallel coordinates</source>
        <translation>平行坐标</translation>
    </message>
    <message>
        <source>Convergence</source>
        <translation>收敛</translation>
    </message>
    <message>
        <source>No designs yet</source>
        <translation>还没有设计</translation>
    </message>
    <message>
        <source>Run a synthesis: its designs appear here while it searches.</source>
        <translation>运行一次综合：搜索过程中设计会出现在这里。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Out of date: the inputs have changed since &quot;%1&quot; ran.</source>
        <translation>已过时：“%1”运行之后输入已更改。</translation>
    </message>
    <message>
        <source>%1 designs, %2 on the front</source>
        <translation>%1 个设计，%2 个在前沿上</translation>
    </message>
    <message>
        <source>%1 designs</source>
        <translation>%1 个设计</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Designs in the brush (*.csv)</source>
        <translation>刷选的设计 (*.csv)</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Show this design in every view</source>
        <translation>在所有视图中显示此设计</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Keep the design and give it a letter; again to let go</source>
        <translation>保留该设计并为其指定一个字母；再次操作则取消</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Pin the design and show it beside the other pinned ones</source>
        <translation>固定该设计，并与其他已固定的设计并排显示</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FigureDialog</name>
    <message>
        <source>What is shown</source>
        <translation>当前所示</translation>
    </message>
    <message>
        <source>The whole chip</source>
        <translation>整个芯片</translation>
    </message>
    <message>
        <source>With its legend</source>
        <translation>带图例</translation>
    </message>
    <message>
        <source>Figure of the floorplan</source>
        <translation>版图的图</translation>
    </message>
    <message>
        <source>The same part as on the screen, larger or smaller</source>
        <translation>与屏幕上相同的部分，可放大或缩小</translation>
    </message>
    <message>
        <source>All macros of the chip</source>
        <translation>芯片的所有宏单元</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Width in logical pixels (px), at which text has its usual size</source>
        <translation>以逻辑像素（px）计的宽度，此时文字为通常大小</translation>
    </message>
    <message>
        <source>Height in logical pixels (px), at which text has its usual size</source>
        <translation>以逻辑像素（px）计的高度，此时文字为通常大小</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Image scale</source>
        <translation>图像缩放</translation>
    </message>
    <message>
        <source>Pixels of a PNG image for each logical one; SVG and PDF are vectors and need none</source>
        <translation>PNG 图像中每个逻辑像素的像素数；SVG 和 PDF 为矢量图，无需设置</translation>
    </message>
    <message>
        <source>Scale of colours, signs and layers, at the right</source>
        <translation>颜色刻度、符号和各层，位于右侧</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>An image has %1 × %2 pixels.</source>
        <translation>图像为 %1 × %2 像素。</translation>
    </message>
    <message>
        <source>At most 100 million can be drawn, 32,000 on a side.</source>
        <translation>最多可绘制 1 亿像素，每边不超过 32,000。</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FindField</name>
    <message>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一个匹配（Enter）</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>上一个匹配（Shift+Enter）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FitChart</name>
    <message>
        <source>Smallest budget by grid point</source>
        <translation>各网格点的最小预算</translation>
    </message>
    <message>
        <source>%1-bit cells</source>
        <translation>%1-bit 单元</translation>
    </message>
    <message>
        <source>Smallest budget of each grid point (W, log)</source>
        <translation>各网格点的最小预算（W，对数）</translation>
    </message>
    <message>
        <source>budget %1</source>
        <translation>预算 %1</translation>
    </message>
    <message>
        <source>nothing fits below %1</source>
        <translation>低于 %1 无可行设计</translation>
    </message>
    <message>
        <source>%1, %2-bit cells, DAC %3 bit, ADC %4 bit: from %5, %6 crossbars</source>
        <translation>%1，%2-bit 单元，DAC %3 bit，ADC %4 bit：最低 %5，%6 个交叉阵列</translation>
    </message>
</context>
<context>
    <name>pim::widgets::Floorplan</name>
    <message>
        <source>Owner layer</source>
        <translation>所属层</translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation>利用率</translation>
    </message>
    <message>
        <source>Peak power</source>
        <translation>峰值功耗</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>ADC load</source>
        <translation>ADC 负载</translation>
    </message>
    <message>
        <source>Buffer fill</source>
        <translation>缓冲区占用</translation>
    </message>
    <message>
        <source>share of cells with weights</source>
        <translation>存放权重的单元占比</translation>
    </message>
    <message>
        <source>W, all units at their peak</source>
        <translation>W，所有单元均达峰值</translation>
    </message>
    <message>
        <source>J per inference</source>
        <translation>J/推理</translation>
    </message>
    <message>
        <source>useful conversions of those possible</source>
        <translation>有效转换占可能转换的比例</translation>
    </message>
    <message>
        <source>largest need of the scratchpad</source>
        <translation>对暂存器的最大需求</translation>
    </message>
    <message>
        <source>Weight bits</source>
        <translation>权重位</translation>
    </message>
    <message>
        <source>Output channel</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>Kernel position</source>
        <translation>卷积核位置</translation>
    </message>
    <message>
        <source>%1 transfer</source>
        <translation>%1 传输</translation>
    </message>
    <message>
        <source>%1 merge</source>
        <translation>%1 合并</translation>
    </message>
    <message>
        <source>PE array</source>
        <translation>PE 阵列</translation>
    </message>
    <message>
        <source>ADC bank</source>
        <translation>ADC 组</translation>
    </message>
    <message>
        <source>Scratchpad</source>
        <translation>暂存器</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>路由器</translation>
    </message>
    <message>
        <source>Shift-add</source>
        <translation>移位加</translation>
    </message>
    <message>
        <source>Vector ALU</source>
        <translation>向量 ALU</translation>
    </message>
    <message>
        <source>Crossbar</source>
        <translation>交叉阵列</translation>
    </message>
    <message>
        <source>DACs</source>
        <translation>DAC</translation>
    </message>
    <message>
        <source>Sample-and-hold</source>
        <translation>采样保持</translation>
    </message>
    <message>
        <source>Macro %1 · %2</source>
        <translation>宏单元 %1 · %2</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>交叉阵列数</translation>
    </message>
    <message>
        <source>Cells used</source>
        <translation>单元利用率</translation>
    </message>
    <message>
        <source>Energy per inference</source>
        <translation>每次推理的能量</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>%1 KiB, %2 full</source>
        <translation>%1 KiB，已占 %2</translation>
    </message>
    <message>
        <source>Link %1</source>
        <translation>链路 %1</translation>
    </message>
    <message>
        <source>Flits per inference</source>
        <translation>每次推理的 flit 数</translation>
    </message>
    <message>
        <source>and others</source>
        <translation>其余流数</translation>
    </message>
    <message>
        <source>Hops, longest</source>
        <translation>最长跳数</translation>
    </message>
    <message>
        <source>Flits per block</source>
        <translation>每块的 flit 数</translation>
    </message>
    <message>
        <source>Blocks per inference</source>
        <translation>每次推理的块数</translation>
    </message>
    <message>
        <source>Cycles per block</source>
        <translation>每块的时钟周期数</translation>
    </message>
    <message>
        <source>Conflict on link %1</source>
        <translation>链路 %1 上的冲突</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>占用方</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待方</translation>
    </message>
    <message>
        <source>Blocks that waited</source>
        <translation>等待过的块</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Waited in all</source>
        <translation>等待总计</translation>
    </message>
    <message numerus="yes">
        <source>%n more pairs here</source>
        <translation>
            <numerusform>此处另有 %n 对</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cycles</source>
        <translation>%1 个时钟周期</translation>
    </message>
    <message>
        <source>Place %1 is unused</source>
        <translation>位置 %1 未用</translation>
    </message>
    <message>
        <source>Mesh</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏单元</translation>
    </message>
    <message>
        <source>PE %1 of %2</source>
        <translation>PE %1 / %2</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Crossbar of the copy</source>
        <translation>副本中的交叉阵列</translation>
    </message>
    <message>
        <source>ADC %1 of %2</source>
        <translation>ADC %1 / %2</translation>
    </message>
    <message>
        <source>Useful load</source>
        <translation>有效负载</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>This slot</source>
        <translation>此位置</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>空位</translation>
    </message>
    <message>
        <source>Row %1, column %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>未用</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Kernel row, column</source>
        <translation>卷积核行、列</translation>
    </message>
    <message>
        <source>Input channel</source>
        <translation>输入通道</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message numerus="yes">
        <source>%n rows unused</source>
        <translation>
            <numerusform>%n 行未用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n columns unused</source>
        <translation>
            <numerusform>%n 列未用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cells beside the groups</source>
        <translation>
            <numerusform>组外的 %n 个单元</numerusform>
        </translation>
    </message>
    <message>
        <source>%1×%2 kernel positions × %3 channels = %4 rows in row blocks of %5; this is block %6 of %7.</source>
        <translation>%1×%2 个卷积核位置 × %3 个通道 = %4 行，每个行块 %5 行；此为第 %6 块，共 %7 块。</translation>
    </message>
    <message>
        <source>%1 inputs in row blocks of %2; this is block %3 of %4.</source>
        <translation>%1 个输入，每个行块 %2 行；此为第 %3 块，共 %4 块。</translation>
    </message>
    <message>
        <source>%1 channels × %2 slices fill %3 columns in crossbars of %4.</source>
        <translation>%1 个通道 × %2 个位切片，占用 %3 列，每个交叉阵列 %4 列。</translation>
    </message>
    <message>
        <source>Each of the %1 slices of a weight has crossbars of its own, %2 channels wide. ADCs convert all %3 columns.</source>
        <translation>权重的 %1 个位切片各有自己的交叉阵列，宽 %2 个通道。ADC 转换全部 %3 列。</translation>
    </message>
    <message>
        <source>Groups lie on the diagonal: a cell beside it would mix the inputs of different groups.</source>
        <translation>各组位于对角线上：对角线之外的单元会混合不同组的输入。</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>寄存器</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>控制器</translation>
    </message>
    <message>
        <source>Multiplexers</source>
        <translation>多路选择器</translation>
    </message>
    <message>
        <source>%1, %2 of cells used</source>
        <translation>%1，单元利用率 %2</translation>
    </message>
    <message>
        <source>%1 of the latency</source>
        <translation>占延迟的 %1</translation>
    </message>
    <message>
        <source>not on it</source>
        <translation>不在其上</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>关键路径</translation>
    </message>
    <message>
        <source>%1, sets the period</source>
        <translation>%1，决定周期（输出间隔）</translation>
    </message>
    <message>
        <source>On the critical path</source>
        <translation>在关键路径上</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cycles · %1</source>
        <translation>
            <numerusform>%Ln 个时钟周期 · %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cycles</source>
        <translation>
            <numerusform>%Ln 个时钟周期</numerusform>
        </translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>%1 and %2 share the ADCs that set the period</source>
        <translation>周期（输出间隔）由 %1 和 %2 共用的 ADC 决定</translation>
    </message>
    <message>
        <source>%1 sets the period</source>
        <translation>周期（输出间隔）由 %1 决定</translation>
    </message>
    <message>
        <source>, all %1</source>
        <translation>，全部 %1 个</translation>
    </message>
    <message>
        <source>Simulated: matrix unit</source>
        <translation>仿真：矩阵单元</translation>
    </message>
    <message>
        <source>Simulated: all units</source>
        <translation>仿真：所有单元</translation>
    </message>
    <message>
        <source>busy share of the simulated time</source>
        <translation>仿真时间中的忙碌占比</translation>
    </message>
    <message>
        <source>Simulated, busy</source>
        <translation>仿真，忙</translation>
    </message>
    <message>
        <source>matrix unit %1, all units %2</source>
        <translation>矩阵单元 %1，所有单元 %2</translation>
    </message>
    <message>
        <source>Simulated, under way</source>
        <translation>仿真，传输中</translation>
    </message>
    <message>
        <source>Simulated flits, core to core</source>
        <translation>核间的仿真 flit 数</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未计入</translation>
    </message>
    <message>
        <source>what goes by way of the global memory</source>
        <translation>经由全局存储器的数据</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FloorplanCanvas</name>
    <message>
        <source>%1 places</source>
        <translation>%1 格</translation>
    </message>
    <message>
        <source>Chip</source>
        <translation>芯片</translation>
    </message>
    <message>
        <source>Macro %1</source>
        <translation>宏单元 %1</translation>
    </message>
    <message>
        <source>PE %1</source>
        <translation>PE %1</translation>
    </message>
    <message>
        <source>Crossbar of PE %1</source>
        <translation>PE %1 的交叉阵列</translation>
    </message>
    <message>
        <source>place %1</source>
        <translation>位置 %1</translation>
    </message>
    <message>
        <source>ruler %1</source>
        <translation>标尺 %1</translation>
    </message>
    <message>
        <source>%1 px a cell</source>
        <translation>%1 px/单元</translation>
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
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>linear scale</source>
        <translation>线性刻度</translation>
    </message>
    <message numerus="yes">
        <source>%n more layers</source>
        <translation>
            <numerusform>另有 %n 层</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pim::widgets::FloorplanPainter</name>
    <message>
        <source>unused</source>
        <translation>未用</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
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
        <translation>%1 · 副本 %2 / %3 · 交叉阵列 %4 / %5</translation>
    </message>
    <message>
        <source>%1 of %2 cells hold weights (%3)</source>
        <translation>%2 个单元中有 %1 个存放权重（%3）</translation>
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
        <translation>输出通道</translation>
    </message>
    <message>
        <source>Sample-and-hold</source>
        <translation>采样保持</translation>
    </message>
    <message>
        <source>ADC, %1 bit</source>
        <translation>ADC，%1 bit</translation>
    </message>
    <message>
        <source>ADC %1</source>
        <translation>ADC %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rows used</source>
        <translation>
            <numerusform>已用 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unused</source>
        <translation>
            <numerusform>未用 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>no figures</source>
        <translation>无数值</translation>
    </message>
    <message>
        <source>Without area in this hardware: %1</source>
        <translation>此硬件未给出面积：%1</translation>
    </message>
    <message>
        <source>PE %1</source>
        <translation>PE %1</translation>
    </message>
    <message>
        <source>A double click enters it.</source>
        <translation>双击即可进入。</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FloorplanPanel</name>
    <message numerus="yes">
        <source>%1: %n macros, %2 crossbars. The tick shows or hides them.</source>
        <translation>
            <numerusform>%1：%n 个宏单元，%2 个交叉阵列。勾选框用于显示或隐藏它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏单元</translation>
    </message>
    <message>
        <source>NoC links</source>
        <translation>NoC 链路</translation>
    </message>
    <message>
        <source>Routes of selection</source>
        <translation>所选对象的路由</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>路由器</translation>
    </message>
    <message>
        <source>Unused places</source>
        <translation>未用位置</translation>
    </message>
    <message>
        <source>Numbers on macros</source>
        <translation>宏单元上的数值</translation>
    </message>
    <message>
        <source>%1: show or hide</source>
        <translation>%1：显示或隐藏</translation>
    </message>
    <message>
        <source>%1: can be picked with the mouse</source>
        <translation>%1：可用鼠标选取</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>绘制内容</translation>
    </message>
    <message>
        <source>Network layers</source>
        <translation>网络层</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation>查找层</translation>
    </message>
    <message>
        <source>Find a layer by its name</source>
        <translation>按名称查找层</translation>
    </message>
    <message>
        <source>Layers of the network; ticked ones are drawn</source>
        <translation>网络的各层；已勾选的会绘出</translation>
    </message>
    <message>
        <source>Overview of the chip</source>
        <translation>芯片概览</translation>
    </message>
    <message>
        <source>The whole chip; drag to move the drawing</source>
        <translation>整个芯片；拖动可移动图形</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cycles</source>
        <translation>
            <numerusform>%Ln 个时钟周期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pairs of streams share links</source>
        <translation>
            <numerusform>%n 对流共用链路</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them met and waited</source>
        <translation>
            <numerusform>其中 %n 对相遇并发生等待</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocks that waited: %1 of %2</source>
        <translation>等待过的块：%1 / %2</translation>
    </message>
    <message>
        <source>Waits of it on the critical path: %1</source>
        <translation>其在关键路径上的等待：%1</translation>
    </message>
    <message>
        <source>Order of placement</source>
        <translation>布局顺序</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Pairs of streams that waited for each other; choosing one draws both routes</source>
        <translation>彼此等待过的流对；选中一对会绘出两条路由</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FloorplanView</name>
    <message>
        <source>Chip</source>
        <translation>芯片</translation>
    </message>
    <message>
        <source>Macro %1</source>
        <translation>宏单元 %1</translation>
    </message>
    <message>
        <source>PE %1</source>
        <translation>PE %1</translation>
    </message>
    <message>
        <source>Crossbar</source>
        <translation>交叉阵列</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>返回 %1</translation>
    </message>
    <message>
        <source>bit of the weight</source>
        <translation>权重的位</translation>
    </message>
    <message>
        <source>channel number</source>
        <translation>通道编号</translation>
    </message>
    <message>
        <source>row × width + column</source>
        <translation>行 × 宽度 + 列</translation>
    </message>
    <message>
        <source>Link load</source>
        <translation>链路负载</translation>
    </message>
    <message>
        <source>flits per inference</source>
        <translation>每次推理的 flit 数</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>merges</source>
        <translation>有合并</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>未用</translation>
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
        <translation>空位</translation>
    </message>
    <message>
        <source>Layers panel: what is drawn, layers of the network, overview</source>
        <translation>图层面板：绘制内容、网络层、概览</translation>
    </message>
    <message>
        <source>Show all of it (F)</source>
        <translation>显示全部内容（F）</translation>
    </message>
    <message>
        <source>Previous sight (Alt+Left)</source>
        <translation>上一视野（Alt+Left）</translation>
    </message>
    <message>
        <source>Next sight (Alt+Right)</source>
        <translation>下一视野（Alt+Right）</translation>
    </message>
    <message>
        <source>Follow the selection: bring a layer picked elsewhere into sight</source>
        <translation>跟随选择：将在别处选中的层移入视野</translation>
    </message>
    <message>
        <source>Measure a distance (K); Shift keeps to an axis</source>
        <translation>测量距离（K）；按住 Shift 沿坐标轴测量</translation>
    </message>
    <message>
        <source>Write a figure as PNG, SVG or PDF</source>
        <translation>将图写为 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <source>Figure of this sight…</source>
        <translation>当前视野的图…</translation>
    </message>
    <message>
        <source>Figure of the whole chip…</source>
        <translation>整个芯片的图…</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏单元</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>NoC load</source>
        <translation>NoC 负载</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What the colour of macros says</source>
        <translation>宏单元颜色的含义</translation>
    </message>
    <message>
        <source>What colours say: the layer, or share of cells used (%), peak power (W), energy per inference (J), useful ADC conversions (%), scratchpad fill (%)</source>
        <translation>颜色的含义：所属层，或单元利用率（%）、峰值功耗（W）、每次推理的能量（J）、有效 ADC 转换（%）、暂存器占用（%）</translation>
    </message>
    <message>
        <source>What links show</source>
        <translation>链路显示的内容</translation>
    </message>
    <message>
        <source>What the colour of cells says</source>
        <translation>单元颜色的含义</translation>
    </message>
    <message>
        <source>What the colour of a crossbar&apos;s cells says</source>
        <translation>交叉阵列中单元颜色的含义</translation>
    </message>
    <message>
        <source>Lin</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Colours in proportion to values</source>
        <translation>颜色与数值成比例</translation>
    </message>
    <message>
        <source>Colours in proportion to logarithms of values</source>
        <translation>颜色与数值的对数成比例</translation>
    </message>
    <message>
        <source>Scale of colours</source>
        <translation>颜色刻度</translation>
    </message>
    <message>
        <source>To scale</source>
        <translation>按比例</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>等大</translation>
    </message>
    <message>
        <source>This hardware gives no areas</source>
        <translation>此硬件未给出面积</translation>
    </message>
    <message>
        <source>Boxes in proportion to their area</source>
        <translation>方框大小与面积成比例</translation>
    </message>
    <message>
        <source>All boxes of one size</source>
        <translation>所有方框大小相同</translation>
    </message>
    <message>
        <source>Size of boxes</source>
        <translation>方框大小</translation>
    </message>
    <message>
        <source>The hardware &quot;%1&quot; gives no areas, so boxes are of equal size and there are no lengths. Presets with areas: ISAAC, PUMA, MNSIM.</source>
        <translation>硬件“%1”未给出面积，因此方框大小相同，也没有长度。带面积的预设：ISAAC、PUMA、MNSIM。</translation>
    </message>
    <message>
        <source>No design is selected</source>
        <translation>未选择设计</translation>
    </message>
    <message>
        <source>Pick a design in Explore, and its macros, links and crossbars are drawn here.</source>
        <translation>在“探索”中选一个设计，其宏单元、链路和交叉阵列便会绘制在此处。</translation>
    </message>
    <message>
        <source>Go to Explore</source>
        <translation>转到“探索”</translation>
    </message>
    <message>
        <source>Floorplan</source>
        <translation>版图</translation>
    </message>
    <message>
        <source>Legend; drag the handles to change the range of colours</source>
        <translation>图例；拖动手柄可更改颜色范围</translation>
    </message>
    <message>
        <source>Drag the two handles to spread the colours over a part of the scale; a double click takes it back</source>
        <translation>拖动两个手柄，将颜色展开到刻度的一部分；双击可恢复</translation>
    </message>
    <message>
        <source>mux</source>
        <translation>多路选择器</translation>
    </message>
    <message>
        <source>link load</source>
        <translation>链路负载</translation>
    </message>
    <message>
        <source>placement</source>
        <translation>布局顺序</translation>
    </message>
    <message>
        <source>sets period</source>
        <translation>决定输出间隔</translation>
    </message>
    <message>
        <source>Show %1 in the timeline</source>
        <translation>在时间线中显示 %1</translation>
    </message>
    <message>
        <source>Draw the routes of this conflict</source>
        <translation>绘出此冲突的路由</translation>
    </message>
    <message>
        <source>Show it on the chip</source>
        <translation>在芯片上显示</translation>
    </message>
    <message>
        <source>Enter macro %1</source>
        <translation>进入宏单元 %1</translation>
    </message>
    <message>
        <source>Enter PE %1</source>
        <translation>进入 PE %1</translation>
    </message>
    <message>
        <source>Show its crossbar</source>
        <translation>显示其交叉阵列</translation>
    </message>
    <message>
        <source>One level up</source>
        <translation>返回上一级</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>显示全部内容</translation>
    </message>
    <message>
        <source>s, messages under way</source>
        <translation>s，消息传输中的时间</translation>
    </message>
    <message>
        <source>flits, simulated</source>
        <translation>flit 数，仿真</translation>
    </message>
    <message>
        <source>Simulated: flits</source>
        <translation>仿真：flit 数</translation>
    </message>
    <message>
        <source>Simulated: time</source>
        <translation>仿真：时间</translation>
    </message>
    <message>
        <source>Flits per inference over each directed link of the mesh; of a simulated program also the time that its messages are under way</source>
        <translation>每次推理经过网格中每条有向链路的 flit 数；对已仿真的程序，还有其消息在传输中的时间</translation>
    </message>
</context>
<context>
    <name>pim::widgets::FormulaButton</name>
    <message>
        <source>Explain this number</source>
        <translation>解释此数值</translation>
    </message>
    <message>
        <source>Explain this number: %1</source>
        <translation>解释此数值：%1</translation>
    </message>
</context>
<context>
    <name>pim::widgets::GalleryPage</name>
    <message>
        <source>No network is called &quot;%1&quot;. Open an ONNX file instead.</source>
        <translation>没有名为“%1”的网络。请改为打开 ONNX 文件。</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>fully connected</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Complete projects. Open one and look around.</source>
        <translation>完整的工程。打开一个看看。</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Start a new project.</source>
        <translation>新建一个工程。</translation>
    </message>
    <message>
        <source>Bar: crossbars of one copy, log</source>
        <translation>条：一份副本的交叉阵列数，对数</translation>
    </message>
    <message>
        <source>One bar a layer: how many crossbars of 256×256 cells of 2 bit hold its weights once, on a logarithmic axis</source>
        <translation>每层一条：以 256×256、2-bit 单元的交叉阵列存放一份权重所需的数量，对数坐标</translation>
    </message>
    <message>
        <source>Filter networks</source>
        <translation>筛选网络</translation>
    </message>
    <message>
        <source>Words of a network&apos;s name or data set</source>
        <translation>网络名称或数据集中的词</translation>
    </message>
    <message>
        <source>No weights are needed. Networks are stored as structure only.</source>
        <translation>不需要权重，网络只保存结构。</translation>
    </message>
    <message>
        <source>Show this page when no project is open</source>
        <translation>没有打开的工程时显示此页</translation>
    </message>
    <message>
        <source>Otherwise an empty project is shown</source>
        <translation>否则显示一个空工程</translation>
    </message>
</context>
<context>
    <name>pim::widgets::GraphCanvas</name>
    <message>
        <source>Mapping</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>Crossbar</source>
        <translation>交叉阵列</translation>
    </message>
    <message>
        <source>Vector unit</source>
        <translation>向量单元</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>无开销</translation>
    </message>
    <message>
        <source>Unsupported</source>
        <translation>不支持</translation>
    </message>
</context>
<context>
    <name>pim::widgets::HardwareChangesModel</name>
    <message>
        <source>Number</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>更改后</translation>
    </message>
</context>
<context>
    <name>pim::widgets::HardwareDelegate</name>
    <message>
        <source>%1 is %2</source>
        <translation>%1 为 %2</translation>
    </message>
</context>
<context>
    <name>pim::widgets::HardwareEditor</name>
    <message>
        <source>Findings in the hardware: %1. A click goes to the next</source>
        <translation>硬件描述中的问题：%1 个。点击跳到下一处</translation>
    </message>
    <message>
        <source>No number is called &quot;%1&quot;.</source>
        <translation>没有名为“%1”的参数。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Hardware preset</source>
        <translation>硬件预设</translation>
    </message>
    <message>
        <source>Filter parameters</source>
        <translation>筛选参数</translation>
    </message>
    <message>
        <source>Filter hardware parameters</source>
        <translation>筛选硬件参数</translation>
    </message>
    <message>
        <source>Words of a name or of a key in the hardware file</source>
        <translation>硬件文件中的名称或键的词</translation>
    </message>
    <message>
        <source>Hardware parameters</source>
        <translation>硬件参数</translation>
    </message>
    <message>
        <source>Reset all numbers to the preset</source>
        <translation>将所有参数重置为预设</translation>
    </message>
    <message>
        <source>Hardware files</source>
        <translation>硬件文件</translation>
    </message>
    <message>
        <source>Open or save a hardware description</source>
        <translation>打开或保存硬件描述</translation>
    </message>
    <message>
        <source>Open hardware file…</source>
        <translation>打开硬件文件…</translation>
    </message>
    <message>
        <source>Save as own preset…</source>
        <translation>另存为自己的预设…</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>全部折叠</translation>
    </message>
</context>
<context>
    <name>pim::widgets::HardwareModel</name>
    <message>
        <source>Reset %1</source>
        <translation>重置 %1</translation>
    </message>
    <message>
        <source>Reset hardware to %1</source>
        <translation>将硬件重置为 %1</translation>
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
        <translation>提示：%1</translation>
    </message>
    <message>
        <source>Reset to %1 (Delete)</source>
        <translation>重置为 %1（Delete）</translation>
    </message>
    <message>
        <source>, changed</source>
        <translation>，已更改</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>将 %1 设为 %2</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
</context>
<context>
    <name>pim::widgets::InspectorPanel</name>
    <message>
        <source>profile %1</source>
        <translation>配置 %1</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>The table of this design&apos;s layers</source>
        <translation>此设计的层表</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>Back to the figures of the whole design</source>
        <translation>返回整个设计的数值</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Pick a design in Explore or a layer in any view. Run finds designs.</source>
        <translation>在“探索”中选一个设计，或在任一视图中选一层。“运行”可寻找设计。</translation>
    </message>
    <message>
        <source>Not feasible: %1</source>
        <translation>不可行：%1</translation>
    </message>
    <message>
        <source>compared with %1</source>
        <translation>与 %1 比较</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>preset has no areas</source>
        <translation>预设没有面积</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 bit</translation>
    </message>
    <message>
        <source>Crossbar</source>
        <translation>交叉阵列</translation>
    </message>
    <message>
        <source>ADC</source>
        <translation>ADC</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>DAC</source>
        <translation>DAC</translation>
    </message>
    <message>
        <source>Power share</source>
        <translation>功耗占比</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏单元</translation>
    </message>
    <message>
        <source>identical</source>
        <translation>统一</translation>
    </message>
    <message>
        <source>specialized</source>
        <translation>专用</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>separate</source>
        <translation>分离</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Scratchpad</source>
        <translation>暂存器</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>Energy by component</source>
        <translation>各部件的能量</translation>
    </message>
    <message>
        <source>Upper bound</source>
        <translation>上界</translation>
    </message>
    <message>
        <source>gap %1</source>
        <translation>差距 %1</translation>
    </message>
    <message>
        <source>No design of this space can be better than the bound; the mark is this design.</source>
        <translation>此空间中没有设计能优于该界限；标记为此设计。</translation>
    </message>
    <message>
        <source>bound %1</source>
        <translation>界限 %1</translation>
    </message>
    <message>
        <source>What limits it</source>
        <translation>限制因素</translation>
    </message>
    <message>
        <source>On crossbars</source>
        <translation>在交叉阵列上</translation>
    </message>
    <message>
        <source>On vector units</source>
        <translation>在向量单元上</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>%1×%2, stride %3</source>
        <translation>%1×%2，步幅 %3</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组数</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作数</translation>
    </message>
    <message>
        <source>OP</source>
        <translation>OP</translation>
    </message>
    <message>
        <source>The design does not run, so the layer has no figures.</source>
        <translation>此设计无法运行，因此该层没有数值。</translation>
    </message>
    <message>
        <source>Run a search to see how this layer is mapped.</source>
        <translation>运行一次搜索，查看该层如何映射。</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Crossbars, one copy</source>
        <translation>一份副本的交叉阵列</translation>
    </message>
    <message>
        <source>Duplication</source>
        <translation>复制数</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>交叉阵列</translation>
    </message>
    <message>
        <source>Used cells</source>
        <translation>已用单元</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>块数</translation>
    </message>
    <message>
        <source>One copy: %1 × %2 crossbars (rows × columns), slices packed</source>
        <translation>一份副本：%1 × %2 个交叉阵列（行 × 列），位切片紧凑排列</translation>
    </message>
    <message>
        <source>One copy: %1 × %2 crossbars (rows × columns), %3 bit slices</source>
        <translation>一份副本：%1 × %2 个交叉阵列（行 × 列），%3 个位切片</translation>
    </message>
    <message>
        <source>Crossbars of one copy of the weights; what is filled holds weights</source>
        <translation>一份权重副本的交叉阵列；填充部分存放权重</translation>
    </message>
    <message>
        <source>Positions per block</source>
        <translation>每块的位置数</translation>
    </message>
    <message>
        <source>In this design</source>
        <translation>在此设计中</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>在 %1 中</translation>
    </message>
    <message>
        <source>ADCs</source>
        <translation>ADC</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>KiB</translation>
    </message>
    <message>
        <source>Time per block</source>
        <translation>每块时间</translation>
    </message>
    <message>
        <source>Occupancy</source>
        <translation>占用率</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Peak power</source>
        <translation>峰值功耗</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Explain this number</source>
        <translation>解释此数值</translation>
    </message>
    <message>
        <source>Copy all as TSV</source>
        <translation>全部复制为 TSV</translation>
    </message>
</context>
<context>
    <name>pim::widgets::InstructionDetails</name>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Show its layer in the table of layers</source>
        <translation>在层表格中显示其所属层</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Show its layer in the network</source>
        <translation>在网络中显示其所属层</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Floorplan</source>
        <translation>版图</translation>
    </message>
    <message>
        <source>Show its layer&apos;s macros on the floorplan</source>
        <translation>在版图中显示其所属层的宏单元</translation>
    </message>
    <message>
        <source>Select an instruction to read what it does.</source>
        <translation>选择一条指令，查看其作用。</translation>
    </message>
    <message>
        <source>Core %1, instruction %2</source>
        <translation>核 %1，指令 %2</translation>
    </message>
    <message>
        <source>for layer %1</source>
        <translation>用于层 %1</translation>
    </message>
    <message>
        <source>for layer %1, output from row, column %2</source>
        <translation>用于层 %1，输出从行、列 %2 开始</translation>
    </message>
    <message>
        <source>Show when it runs on the timeline (Return in the table)</source>
        <translation>在时间线中显示其运行的时间（在表格中按回车键）</translation>
    </message>
    <message>
        <source>simulated from %1 to %2 (%3)</source>
        <translation>仿真时间 %1 至 %2（%3）</translation>
    </message>
</context>
<context>
    <name>pim::widgets::InstructionModel</name>
    <message>
        <source>Entered the reorder buffer at %1, completed at %2, in it for %3</source>
        <translation>在 %1 进入重排序缓冲区，在 %2 完成，停留 %3</translation>
    </message>
    <message>
        <source>Simulate to see when it runs</source>
        <translation>仿真后可查看其何时运行</translation>
    </message>
    <message>
        <source>Scalar instructions run in the front end and are not in the trace</source>
        <translation>标量指令在前端运行，不在跟踪记录中</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>核</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Operands</source>
        <translation>操作数</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Row, column</source>
        <translation>行，列</translation>
    </message>
    <message>
        <source>Start (ns)</source>
        <translation>开始（ns）</translation>
    </message>
    <message>
        <source>End (ns)</source>
        <translation>结束（ns）</translation>
    </message>
    <message>
        <source>Core that executes it, from 0</source>
        <translation>执行该指令的核，从 0 起</translation>
    </message>
    <message>
        <source>Place in the core&apos;s list, from 0</source>
        <translation>在该核列表中的位置，从 0 起</translation>
    </message>
    <message>
        <source>Operation, as the assembly names it</source>
        <translation>操作，采用汇编中的名称</translation>
    </message>
    <message>
        <source>Registers and fields, as the assembly writes them</source>
        <translation>寄存器和字段，采用汇编中的写法</translation>
    </message>
    <message>
        <source>Part of the core that executes it</source>
        <translation>核中执行该指令的部分</translation>
    </message>
    <message>
        <source>Layer whose output it helps to compute</source>
        <translation>该指令参与计算其输出的层</translation>
    </message>
    <message>
        <source>First position of the layer&apos;s output map that it works on: row, column</source>
        <translation>该指令所处理的层输出特征图的首个位置：行，列</translation>
    </message>
    <message>
        <source>Simulated time when it entered the reorder buffer, ns</source>
        <translation>进入重排序缓冲区的仿真时间，ns</translation>
    </message>
    <message>
        <source>Simulated time when it was completed, ns</source>
        <translation>完成时的仿真时间，ns</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LayerDelegate</name>
    <message>
        <source>its own</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>Layer whose macros it uses too</source>
        <translation>与之共用宏单元的层</translation>
    </message>
    <message>
        <source>Copies of the weights</source>
        <translation>权重的副本数</translation>
    </message>
    <message>
        <source>Macros of its own</source>
        <translation>自有的宏单元数</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1 到 %1</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LayerDifferenceChart</name>
    <message>
        <source>%1: %2, %3 crossbars, %4 copies, works %5 of the latency</source>
        <translation>%1：%2，%3 个交叉阵列，%4 份副本，工作时间占延迟的 %5</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LayerFigureModel</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LayersModel</name>
    <message>
        <source>before: %1</source>
        <translation>原为：%1</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LayersView</name>
    <message>
        <source>All columns</source>
        <translation>所有列</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>常用列</translation>
    </message>
    <message>
        <source>Filter layers</source>
        <translation>筛选层</translation>
    </message>
    <message>
        <source>Filter layers by name or operator</source>
        <translation>按名称或算子筛选层</translation>
    </message>
    <message>
        <source>Vector unit layers</source>
        <translation>向量单元层</translation>
    </message>
    <message>
        <source>Also show layers that run on vector units: pooling, sums, normalisation</source>
        <translation>同时显示在向量单元上运行的层：池化、求和、归一化</translation>
    </message>
    <message>
        <source>Reset to synthesized</source>
        <translation>恢复为综合结果</translation>
    </message>
    <message>
        <source>Drop all edits</source>
        <translation>放弃所有编辑</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the selected rows with headers, for a spreadsheet (%1); without a selection all rows</source>
        <translation>将所选行连同表头复制到电子表格（%1）；未选择时复制所有行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Which figures are shown</source>
        <translation>选择显示哪些指标</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Export the table as CSV or JSON</source>
        <translation>将表格导出为 CSV 或 JSON</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the last edit</source>
        <translation>撤销上一次编辑</translation>
    </message>
    <message>
        <source>Re-run</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Run again with the inputs as they are now</source>
        <translation>以当前输入再次运行</translation>
    </message>
    <message>
        <source>Out of date: the inputs changed since this design was made.</source>
        <translation>已过时：此设计生成之后输入已更改。</translation>
    </message>
    <message>
        <source>Evaluating…</source>
        <translation>正在评估…</translation>
    </message>
    <message>
        <source>Layers of the design</source>
        <translation>设计的层</translation>
    </message>
    <message>
        <source>Evaluating the design</source>
        <translation>正在评估设计</translation>
    </message>
    <message>
        <source>Its layers appear here in a moment.</source>
        <translation>它的层马上会出现在这里。</translation>
    </message>
    <message>
        <source>No design yet</source>
        <translation>还没有设计</translation>
    </message>
    <message>
        <source>Run a synthesis, or pick a design in Explore: every figure of every layer appears here and can be edited.</source>
        <translation>运行一次综合，或在“探索”中选一个设计：每层的每项指标都会出现在这里，并可编辑。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>&lt;b&gt;What-if&lt;/b&gt; of %1, %2</source>
        <translation>&lt;b&gt;假设分析&lt;/b&gt;：%1，%2</translation>
    </message>
    <message>
        <source>1 edit</source>
        <translation>1 处编辑</translation>
    </message>
    <message numerus="yes">
        <source>%n edits</source>
        <translation>
            <numerusform>%n 处编辑</numerusform>
        </translation>
    </message>
    <message>
        <source>Double-click a number with a pencil in its header to edit it</source>
        <translation>双击表头带铅笔的列中的数值即可编辑</translation>
    </message>
    <message>
        <source>Set %1, highest that fits</source>
        <translation>设为 %1（可行的最大值）</translation>
    </message>
    <message>
        <source>Copies of the weights of the layer edited last</source>
        <translation>上次编辑的层的权重副本数</translation>
    </message>
    <message>
        <source>Macros of the layer edited last</source>
        <translation>上次编辑的层的宏单元数</translation>
    </message>
    <message>
        <source>1 layer shown</source>
        <translation>显示 1 层</translation>
    </message>
    <message numerus="yes">
        <source>%n layers shown</source>
        <translation>
            <numerusform>显示 %n 层</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, sum %2 crossbars</source>
        <translation>%1，共 %2 个交叉阵列</translation>
    </message>
    <message>
        <source>Explain: %1</source>
        <translation>解释：%1</translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>编辑：%1</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Export the table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>a table is written as .csv, .tsv or .json, got &quot;%1&quot;</source>
        <translation>表格只能写为 .csv、.tsv 或 .json，实际为“%1”</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LinkedFloorplans</name>
    <message>
        <source>%1 macros, %2×%3</source>
        <translation>%1 个宏单元，%2×%3</translation>
    </message>
    <message>
        <source>all at %1 px/mm</source>
        <translation>全部为 %1 px/mm</translation>
    </message>
    <message>
        <source>equal boxes: not every design&apos;s areas are known</source>
        <translation>方框等大：并非每个设计的面积都已知</translation>
    </message>
    <message>
        <source>Double-click a macro: all go to the same layer&apos;s</source>
        <translation>双击宏单元：所有图均转到同一层的宏单元</translation>
    </message>
    <message>
        <source>Floorplan of design %1</source>
        <translation>设计 %1 的版图</translation>
    </message>
    <message>
        <source>Link load</source>
        <translation>链路负载</translation>
    </message>
    <message>
        <source>flits per inference</source>
        <translation>每次推理的 flit 数</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏单元</translation>
    </message>
    <message>
        <source>What the colour of macros says</source>
        <translation>宏单元颜色的含义</translation>
    </message>
    <message>
        <source>One heat map in all drawings, on one scale of colours: the layer, or share of cells used (%), peak power (W), energy per inference (J), useful ADC conversions (%), scratchpad fill (%)</source>
        <translation>所有图使用同一热图和同一颜色刻度：所属层，或单元利用率（%）、峰值功耗（W）、每次推理的能量（J）、有效 ADC 转换（%）、暂存器占用（%）</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LinkedPanels</name>
    <message>
        <source>Design %1: %2</source>
        <translation>设计 %1：%2</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>联动</translation>
    </message>
    <message>
        <source>Same scale, pan, zoom and selection in all drawings</source>
        <translation>所有图使用相同的比例、平移、缩放和选择</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>左右</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>One drawing beside the other</source>
        <translation>各图左右并排</translation>
    </message>
    <message>
        <source>One drawing below the other</source>
        <translation>各图上下排列</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>Fit all drawings at one scale</source>
        <translation>使所有图以同一比例适合窗口</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>比例</translation>
    </message>
</context>
<context>
    <name>pim::widgets::LinkedTimelines</name>
    <message>
        <source>%1 cycles</source>
        <translation>%1 个时钟周期</translation>
    </message>
    <message>
        <source>%1 = %2 of %3</source>
        <translation>%1 = %2，每个 %3</translation>
    </message>
    <message>
        <source>all at %1 cycles/px</source>
        <translation>全部为 %1 个时钟周期/px</translation>
    </message>
    <message>
        <source>all at %1/px</source>
        <translation>全部为 %1/px</translation>
    </message>
    <message>
        <source>all at %1 px/ns</source>
        <translation>全部为 %1 px/ns</translation>
    </message>
    <message>
        <source>Wheel zooms, dragging pans; a click on a name opens the layer</source>
        <translation>滚轮缩放，拖动平移；点击名称可展开该层</translation>
    </message>
    <message>
        <source>Timeline of design %1</source>
        <translation>设计 %1 的时间线</translation>
    </message>
    <message>
        <source>Rows of design %1</source>
        <translation>设计 %1 的行</translation>
    </message>
</context>
<context>
    <name>pim::widgets::MetricModel</name>
    <message>
        <source>More or less is neither better nor worse in itself</source>
        <translation>高低本身无优劣之分</translation>
    </message>
    <message>
        <source>More is better</source>
        <translation>越高越好</translation>
    </message>
    <message>
        <source>Less is better</source>
        <translation>越低越好</translation>
    </message>
    <message>
        <source>%1 %2, %3 %4</source>
        <translation>%1 %2，%3 %4</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>pim::widgets::MetricTile</name>
    <message>
        <source>over the limit; %1</source>
        <translation>超出限制；%1</translation>
    </message>
    <message>
        <source>%1: %2 %3
Click to explain this number</source>
        <translation>%1：%2 %3
点击可解释此数值</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ModelSection</name>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 个节点</translation>
    </message>
    <message>
        <source>%1 weights</source>
        <translation>权重 %1</translation>
    </message>
    <message>
        <source>Open a file or choose one from the gallery.</source>
        <translation>打开文件，或从图库中选择。</translation>
    </message>
    <message>
        <source>Operations of one inference: two a multiply-accumulate</source>
        <translation>一次推理的操作数：一次乘加计为两次</translation>
    </message>
    <message>
        <source>%1 unsupported</source>
        <translation>%1 个不支持</translation>
    </message>
    <message>
        <source>all mapped</source>
        <translation>全部已映射</translation>
    </message>
    <message>
        <source>Show the nodes that cannot be mapped</source>
        <translation>显示无法映射的节点</translation>
    </message>
    <message>
        <source>Every node has a place; show how each was mapped</source>
        <translation>每个节点都有归处；显示各节点如何映射</translation>
    </message>
    <message>
        <source>Write whole numbers from 1 to %1 such as 1×3×224×224, got &quot;%2&quot;</source>
        <translation>请写出 1 到 %1 的整数，例如 1×3×224×224，实际为“%2”</translation>
    </message>
    <message>
        <source>The input has %1 dimensions, got %2</source>
        <translation>输入有 %1 个维度，实际为 %2 个</translation>
    </message>
    <message>
        <source>Gallery…</source>
        <translation>图库…</translation>
    </message>
    <message>
        <source>Choose a network from the gallery</source>
        <translation>从图库中选择网络</translation>
    </message>
    <message>
        <source>Examples and built-in networks</source>
        <translation>示例和内置网络</translation>
    </message>
    <message>
        <source>The file leaves the input shape open:</source>
        <translation>文件未指定输入形状：</translation>
    </message>
    <message>
        <source>Shape of the input %1</source>
        <translation>输入 %1 的形状</translation>
    </message>
    <message>
        <source>Batch, channels, height, width, for example 1×3×224×224</source>
        <translation>批大小、通道、高、宽，例如 1×3×224×224</translation>
    </message>
</context>
<context>
    <name>pim::widgets::NetworkModel</name>
    <message>
        <source>1 node</source>
        <translation>1 个节点</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
</context>
<context>
    <name>pim::widgets::NetworkView</name>
    <message>
        <source>Find a node</source>
        <translation>查找节点</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Colour nodes by</source>
        <translation>节点着色依据</translation>
    </message>
    <message>
        <source>The figure that colours the nodes and stands in the table</source>
        <translation>决定节点颜色并显示在表中的指标</translation>
    </message>
    <message>
        <source>Collapse free nodes</source>
        <translation>折叠无开销节点</translation>
    </message>
    <message>
        <source>Nodes without a layer of their own become one pill behind the layer before them</source>
        <translation>没有自己的层的节点合并为前一层之后的一个胶囊</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Frames around layers with a common name; click a frame&apos;s name to collapse it</source>
        <translation>为名称有共同前缀的层加框；点击框的名称可折叠</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>缩小（−）</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>缩放到 100%</translation>
    </message>
    <message>
        <source>Zoom to 100 % (0)</source>
        <translation>缩放到 100%（0）</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show all of it (F)</source>
        <translation>显示全部内容（F）</translation>
    </message>
    <message>
        <source>Export the drawing</source>
        <translation>导出图形</translation>
    </message>
    <message>
        <source>Export the drawing as PNG, SVG or PDF</source>
        <translation>将图形导出为 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <source>Graph of the network</source>
        <translation>网络图</translation>
    </message>
    <message>
        <source>Nodes of the network</source>
        <translation>网络的节点</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 free ones</source>
        <translation>%1 个无开销</translation>
    </message>
    <message>
        <source>%1 unsupported</source>
        <translation>%1 个不支持</translation>
    </message>
    <message>
        <source>%1 crossbars</source>
        <translation>%1 个交叉阵列</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>Open a model or choose one of the gallery: its layers appear here, with what became of every node of the file.</source>
        <translation>打开模型或从图库中选择：它的层会出现在这里，并显示文件中每个节点的去向。</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>Drawing the network</source>
        <translation>正在绘制网络</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes are being laid out.</source>
        <translation>
            <numerusform>正在为 %n 个节点布局。</numerusform>
        </translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>Show these nodes</source>
        <translation>显示这些节点</translation>
    </message>
    <message>
        <source>Collapse these nodes</source>
        <translation>折叠这些节点</translation>
    </message>
    <message>
        <source>Open the block</source>
        <translation>展开模块</translation>
    </message>
    <message>
        <source>Collapse block %1</source>
        <translation>折叠模块 %1</translation>
    </message>
    <message>
        <source>Collapse all blocks</source>
        <translation>折叠所有模块</translation>
    </message>
    <message>
        <source>Open all blocks</source>
        <translation>展开所有模块</translation>
    </message>
    <message>
        <source>Export the drawing…</source>
        <translation>导出图形…</translation>
    </message>
    <message>
        <source>there is no network to draw</source>
        <translation>没有可绘制的网络</translation>
    </message>
</context>
<context>
    <name>pim::widgets::NotesPopup</name>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Notes of the compiler</source>
        <translation>编译器的提示</translation>
    </message>
</context>
<context>
    <name>pim::widgets::NothingFitsView</name>
    <message>
        <source>Crossbars exceed their power share</source>
        <translation>交叉阵列超出其功耗占比</translation>
    </message>
    <message>
        <source>One copy of all weights costs more than share × budget.</source>
        <translation>一份全部权重的开销超过 占比 × 预算。</translation>
    </message>
    <message>
        <source>Copies exceed the power share</source>
        <translation>副本超出功耗占比</translation>
    </message>
    <message>
        <source>The duplicated weights cost more than share × budget.</source>
        <translation>复制后的权重开销超过 占比 × 预算。</translation>
    </message>
    <message>
        <source>No ADC of the resolution</source>
        <translation>没有该分辨率的 ADC</translation>
    </message>
    <message>
        <source>The hardware has no ADC with the bits that crossbar, cell and DAC need.</source>
        <translation>硬件没有交叉阵列、单元和 DAC 所需位数的 ADC。</translation>
    </message>
    <message>
        <source>A component is missing</source>
        <translation>缺少部件</translation>
    </message>
    <message>
        <source>The hardware has no entry for a part that the network needs.</source>
        <translation>硬件没有网络所需部件的条目。</translation>
    </message>
    <message>
        <source>Buffers exceed the scratchpads</source>
        <translation>缓冲区超出暂存器容量</translation>
    </message>
    <message>
        <source>No scratchpad of the hardware holds them.</source>
        <translation>硬件中没有能容纳它们的暂存器。</translation>
    </message>
    <message>
        <source>Converters exceed the remaining power</source>
        <translation>转换器超出剩余功耗</translation>
    </message>
    <message>
        <source>The least number of DACs, ADCs and vector units needs more than crossbars leave.</source>
        <translation>最少的 DAC、ADC 和向量单元所需功耗超过交叉阵列之外的剩余部分。</translation>
    </message>
    <message>
        <source>Peak power exceeds the budget</source>
        <translation>峰值功耗超出预算</translation>
    </message>
    <message>
        <source>All parts at their peak draw more than the budget.</source>
        <translation>所有部件处于峰值时的功耗超过预算。</translation>
    </message>
    <message>
        <source>Area exceeds the limit</source>
        <translation>面积超出限制</translation>
    </message>
    <message>
        <source>The constraint on the area.</source>
        <translation>对面积的约束。</translation>
    </message>
    <message>
        <source>Latency exceeds the limit</source>
        <translation>延迟超出限制</translation>
    </message>
    <message>
        <source>The constraint on the latency.</source>
        <translation>对延迟的约束。</translation>
    </message>
    <message>
        <source>More crossbars than allowed</source>
        <translation>交叉阵列多于允许的数量</translation>
    </message>
    <message>
        <source>The constraint on the number of crossbars.</source>
        <translation>对交叉阵列数量的约束。</translation>
    </message>
    <message>
        <source>The run was stopped before the space was explored; this says nothing about the rest of it.</source>
        <translation>运行在探索设计空间之前就已停止；这不说明空间其余部分的情况。</translation>
    </message>
    <message>
        <source>%1 has no crossbar, converter or unit of the kinds that %2 needs.</source>
        <translation>%1 缺少 %2 所需种类的交叉阵列、转换器或单元。</translation>
    </message>
    <message>
        <source>For example: %1.</source>
        <translation>例如：%1。</translation>
    </message>
    <message numerus="yes">
        <source>All %n grid points are infeasible for %1 with the hardware %2.</source>
        <translation>
            <numerusform>对 %1 和硬件 %2，全部 %n 个网格点都不可行。</numerusform>
        </translation>
    </message>
    <message>
        <source>One copy of the weights already needs %1 of crossbars at best, and at most %2 of the budget may go to crossbars.</source>
        <translation>仅一份权重的交叉阵列就至少需要 %1，而交叉阵列最多只能占预算的 %2。</translation>
    </message>
    <message>
        <source>One copy of the weights with its converters, scratchpads and one unit of each kind draws %1.</source>
        <translation>一份权重连同其转换器、暂存器和每种一个单元，功耗为 %1。</translation>
    </message>
    <message>
        <source>The power would do; another limit is broken everywhere. The causes below name it.</source>
        <translation>功耗本身足够；但处处违反了另一项限制，见下方的原因。</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>无可行设计</translation>
    </message>
    <message>
        <source>Nothing that fits %1 was found</source>
        <translation>未找到满足 %1 的设计</translation>
    </message>
    <message>
        <source>Nothing fits into %1</source>
        <translation>%1 内无可行设计</translation>
    </message>
    <message>
        <source>Set budget to %1</source>
        <translation>将预算设为 %1</translation>
    </message>
    <message>
        <source>Set budget</source>
        <translation>设置预算</translation>
    </message>
    <message>
        <source>A design was found at %1</source>
        <translation>在 %1 处找到了一个设计</translation>
    </message>
    <message>
        <source>Run starts again. Undo with Ctrl+Z</source>
        <translation>将重新开始运行。按 Ctrl+Z 撤销</translation>
    </message>
    <message>
        <source>More power alone does not help</source>
        <translation>仅增加功耗无济于事</translation>
    </message>
    <message>
        <source>Searching for the smallest budget…</source>
        <translation>正在搜索最小预算…</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Designs and grid points are counted under each limit that ruled them out</source>
        <translation>设计和网格点计入每一项将其排除的限制</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Ruled out, of %1</source>
        <translation>被排除（共 %1）</translation>
    </message>
    <message>
        <source>Closest one</source>
        <translation>最接近的</translation>
    </message>
    <message>
        <source>Layer %1 holds %2 of the crossbars (%3 of %4).</source>
        <translation>层 %1 占用 %2 的交叉阵列（%4 中的 %3）。</translation>
    </message>
    <message>
        <source>Show %1 in the network</source>
        <translation>在网络中显示 %1</translation>
    </message>
</context>
<context>
    <name>pim::widgets::OptionsEditor</name>
    <message>
        <source>Change the macros</source>
        <translation>更改宏单元</translation>
    </message>
    <message>
        <source>Set the objective to %1</source>
        <translation>将优化目标设为“%1”</translation>
    </message>
    <message>
        <source>Set the effort to %1</source>
        <translation>将搜索力度设为“%1”</translation>
    </message>
    <message>
        <source>Set the algorithm to %1</source>
        <translation>将算法设为 %1</translation>
    </message>
    <message>
        <source>Set the evaluation profile to %1</source>
        <translation>将评估配置设为 %1</translation>
    </message>
    <message>
        <source>Share ADCs between layers</source>
        <translation>层间共用 ADC</translation>
    </message>
    <message>
        <source>Share no ADCs between layers</source>
        <translation>层间不共用 ADC</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <translation>种子：%1</translation>
    </message>
    <message>
        <source>Set the seed to %1</source>
        <translation>将种子设为 %1</translation>
    </message>
    <message>
        <source>Clear %1</source>
        <translation>清除“%1”</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>将“%1”设为 %2</translation>
    </message>
    <message>
        <source>Must rise: %1 is above %2</source>
        <translation>必须递增：%1 大于 %2</translation>
    </message>
    <message>
        <source>One value cannot span from %1 to %2</source>
        <translation>一个值无法覆盖 %1 到 %2</translation>
    </message>
    <message>
        <source>Change the power shares searched</source>
        <translation>更改搜索的功耗占比</translation>
    </message>
    <message>
        <source>At least one is needed</source>
        <translation>至少需要一项</translation>
    </message>
    <message>
        <source>Change the bit slices searched</source>
        <translation>更改搜索的位切片方式</translation>
    </message>
    <message>
        <source>Needs areas; this hardware gives none</source>
        <translation>需要面积；此硬件未给出</translation>
    </message>
    <message>
        <source>Cannot be kept: this hardware gives no areas</source>
        <translation>无法保证：此硬件未给出面积</translation>
    </message>
    <message>
        <source>Mixed switches</source>
        <translation>混合开关</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏单元</translation>
    </message>
    <message>
        <source>Whether every macro is made for its layer, or all are alike</source>
        <translation>每个宏单元为其层定制，还是全部相同</translation>
    </message>
    <message>
        <source>Specialized</source>
        <translation>专用</translation>
    </message>
    <message>
        <source>Identical</source>
        <translation>统一</translation>
    </message>
    <message>
        <source>Each macro is made for its layer</source>
        <translation>每个宏单元为其层定制</translation>
    </message>
    <message>
        <source>All macros are alike</source>
        <translation>所有宏单元相同</translation>
    </message>
    <message>
        <source>Power efficiency</source>
        <translation>能效</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Energy × latency</source>
        <translation>能量 × 延迟</translation>
    </message>
    <message>
        <source>Area efficiency</source>
        <translation>面积效率</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>优化目标</translation>
    </message>
    <message>
        <source>What the search makes best</source>
        <translation>搜索要优化的指标</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>彻底</translation>
    </message>
    <message>
        <source>About a second</source>
        <translation>约一秒</translation>
    </message>
    <message>
        <source>Some minutes at most</source>
        <translation>最多几分钟</translation>
    </message>
    <message>
        <source>As long as it takes; rarely better by more than one per cent</source>
        <translation>不限时长；很少能再提升百分之一以上</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>搜索力度</translation>
    </message>
    <message>
        <source>How long to search</source>
        <translation>搜索多久</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed gives the same design; a whole number from 0</source>
        <translation>相同的种子给出相同的设计；从 0 开始的整数</translation>
    </message>
    <message>
        <source>ADC sharing</source>
        <translation>ADC 共用</translation>
    </message>
    <message>
        <source>Let pairs of layers share macros and their ADCs</source>
        <translation>允许成对的层共用宏单元及其 ADC</translation>
    </message>
    <message>
        <source>Between two layers</source>
        <translation>在两层之间</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>Studio</translation>
    </message>
    <message>
        <source>PIMSYN, as published</source>
        <translation>PIMSYN（按论文）</translation>
    </message>
    <message>
        <source>Our search</source>
        <translation>本软件的搜索</translation>
    </message>
    <message>
        <source>The published flow with the parameters of the hardware file</source>
        <translation>论文的流程，使用硬件文件中的参数</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>算法</translation>
    </message>
    <message>
        <source>Who searches</source>
        <translation>由谁搜索</translation>
    </message>
    <message>
        <source>PIMSYN, as released</source>
        <translation>PIMSYN（按发布的程序）</translation>
    </message>
    <message>
        <source>With all corrections</source>
        <translation>含全部修正</translation>
    </message>
    <message>
        <source>Gives the figures of the released program, bit by bit</source>
        <translation>给出与发布的程序逐位相同的数值</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>评估配置</translation>
    </message>
    <message>
        <source>Evaluation model</source>
        <translation>评估模型</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Bit slices</source>
        <translation>位切片</translation>
    </message>
    <message>
        <source>Where the bit slices of a weight go</source>
        <translation>权重的位切片放在何处</translation>
    </message>
    <message>
        <source>Separate</source>
        <translation>分离</translation>
    </message>
    <message>
        <source>Bit slices in crossbars of their own</source>
        <translation>位切片放在各自的交叉阵列中</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Bit slices side by side</source>
        <translation>位切片并排放置</translation>
    </message>
    <message>
        <source>Power share</source>
        <translation>功耗占比</translation>
    </message>
    <message>
        <source>Smallest share of the power for crossbars</source>
        <translation>交叉阵列的最小功耗占比</translation>
    </message>
    <message>
        <source>Largest share of the power for crossbars</source>
        <translation>交叉阵列的最大功耗占比</translation>
    </message>
    <message>
        <source>Number of shares searched</source>
        <translation>搜索的占比数</translation>
    </message>
    <message>
        <source>%1, 0.01 to 0.99 of the power budget</source>
        <translation>%1，功耗预算的 0.01 到 0.99</translation>
    </message>
    <message>
        <source>How many values between the two are searched, 1 to 1000</source>
        <translation>两者之间搜索多少个值，1 到 1000</translation>
    </message>
    <message>
        <source>to</source>
        <comment>from 0.1 to 0.4</comment>
        <translation>至</translation>
    </message>
    <message>
        <source>in</source>
        <comment>0.1 to 0.4 in 7 steps</comment>
        <translation>步数</translation>
    </message>
    <message>
        <source>Crossbar sizes</source>
        <translation>交叉阵列尺寸</translation>
    </message>
    <message>
        <source>Rows = columns, 1 to 65536, separated by commas</source>
        <translation>行数 = 列数，1 到 65536，以逗号分隔</translation>
    </message>
    <message>
        <source>Cell bits</source>
        <translation>单元位数</translation>
    </message>
    <message>
        <source>Bits of a cell, 1 to 16, separated by commas</source>
        <translation>单元的位数，1 到 16，以逗号分隔</translation>
    </message>
    <message>
        <source>DAC bits</source>
        <translation>DAC 位数</translation>
    </message>
    <message>
        <source>Bits that a DAC converts at once, 1 to 16, separated by commas</source>
        <translation>DAC 一次转换的位数，1 到 16，以逗号分隔</translation>
    </message>
    <message>
        <source>Area at most</source>
        <translation>面积上限</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Largest chip area: 85, 85 mm². Empty: no limit</source>
        <translation>芯片的最大面积：85、85 mm²。留空：不限</translation>
    </message>
    <message>
        <source>Latency at most</source>
        <translation>延迟上限</translation>
    </message>
    <message>
        <source>Longest latency of one inference: 850, 1.2 ms; a number alone is in µs. Empty: no limit</source>
        <translation>一次推理的最长延迟：850、1.2 ms；只写数值时单位为 µs。留空：不限</translation>
    </message>
    <message>
        <source>Crossbars at most</source>
        <translation>交叉阵列上限</translation>
    </message>
    <message>
        <source>Most crossbars of the chip. Empty: no limit</source>
        <translation>芯片最多的交叉阵列数。留空：不限</translation>
    </message>
    <message>
        <source>%1, the hardware&apos;s</source>
        <translation>%1（取自硬件）</translation>
    </message>
    <message>
        <source>the hardware&apos;s</source>
        <translation>取自硬件</translation>
    </message>
    <message>
        <source>Weight bits</source>
        <translation>权重位数</translation>
    </message>
    <message>
        <source>Resolution of weights, 1 to 64 bit. Empty: the hardware&apos;s</source>
        <translation>权重的分辨率，1 到 64 bit。留空：取自硬件</translation>
    </message>
    <message>
        <source>Data bits</source>
        <translation>数据位数</translation>
    </message>
    <message>
        <source>Resolution of activations, 1 to 64 bit. Empty: the hardware&apos;s</source>
        <translation>激活值的分辨率，1 到 64 bit。留空：取自硬件</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时间限制</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Stop after this time (s) with the best design so far. Such a run is not reproducible. Empty: no limit</source>
        <translation>在此时间（s）后停止，并给出目前最佳的设计。这样的运行不可复现。留空：不限</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>How many threads search; the design does not depend on it</source>
        <translation>参与搜索的线程数；设计与此无关</translation>
    </message>
    <message>
        <source>all of the machine</source>
        <translation>本机全部</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ParallelCoordinates</name>
    <message>
        <source>Parallel coordinates</source>
        <translation>平行坐标</translation>
    </message>
    <message>
        <source>Left and Right choose an axis, Up and Down brush it, Shift with Left and Right moves it, Escape clears the brush.</source>
        <translation>左右键选择坐标轴，上下键刷选，Shift 加左右键移动坐标轴，Esc 清除刷选。</translation>
    </message>
    <message>
        <source>%1 designs</source>
        <translation>%1 个设计</translation>
    </message>
    <message>
        <source>%1 of %2 designs in the brush</source>
        <translation>刷选了 %2 个设计中的 %1 个</translation>
    </message>
    <message>
        <source>one in %1 is drawn</source>
        <translation>每 %1 个绘制一个</translation>
    </message>
    <message>
        <source>%1: drag to move the axis</source>
        <translation>%1：拖动可移动坐标轴</translation>
    </message>
    <message>
        <source>%1: drag to brush</source>
        <translation>%1：拖动可刷选</translation>
    </message>
</context>
<context>
    <name>pim::widgets::PortabilityModel</name>
    <message>
        <source>does not fit</source>
        <translation>放不下</translation>
    </message>
    <message>
        <source>%1 ◆</source>
        <translation>%1 ◆</translation>
    </message>
    <message>
        <source>%1, %2, latency %3
%4 of the efficiency and %5 of the throughput of the best machine made for this network</source>
        <translation>%1，%2，延迟 %3
达到专为此网络设计的最佳加速器能效的 %4、吞吐量的 %5</translation>
    </message>
</context>
<context>
    <name>pim::widgets::PortabilityPage</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Power efficiency</source>
        <translation>能效</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Efficiency kept</source>
        <translation>能效保持率</translation>
    </message>
    <message>
        <source>Throughput kept</source>
        <translation>吞吐量保持率</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Figure of the matrix</source>
        <translation>矩阵中的指标</translation>
    </message>
    <message>
        <source>Absolute figures, or what a machine keeps of the best one made for the network (%)</source>
        <translation>绝对数值，或相对专为该网络设计的最佳加速器的保持率（%）</translation>
    </message>
    <message>
        <source>Run every pinned design and best of a run on the networks of all of them</source>
        <translation>让每个固定的设计和每次运行的最佳设计在它们全部的网络上运行</translation>
    </message>
    <message>
        <source>Portability matrix</source>
        <translation>可移植性矩阵</translation>
    </message>
    <message>
        <source>Rows: machines. Columns: networks. ◆ made for this network. In the other cells crossbars, macros, converters and scratchpads are fixed and the copies of the weights are fitted anew; units are dealt out from the machine&apos;s totals.</source>
        <translation>行：加速器。列：网络。◆ 专为此网络设计。其他格中交叉阵列、宏单元、转换器和暂存器固定不变，权重的副本数重新安排；单元从加速器的总数中分配。</translation>
    </message>
    <message>
        <source>How portable are these machines?</source>
        <translation>这些加速器的可移植性如何？</translation>
    </message>
    <message>
        <source>Runs each pinned design, and the best of each run, on the networks of all others. It takes designs for at least two networks.</source>
        <translation>让每个固定的设计和每次运行的最佳设计在其他所有设计的网络上运行。至少需要两个网络的设计。</translation>
    </message>
    <message>
        <source>%1 kept</source>
        <translation>保持 %1</translation>
    </message>
    <message>
        <source>Parts that a network does not use are taken as switched off: they cost nothing.</source>
        <translation>网络未使用的部件视为关闭：不计开销。</translation>
    </message>
    <message>
        <source>The machines have different evaluation models: figures are counted differently.</source>
        <translation>各加速器的评估模型不同：数值的计算方式不同。</translation>
    </message>
</context>
<context>
    <name>pim::widgets::PowerBudgetEditor</name>
    <message>
        <source>searching …</source>
        <translation>正在搜索 …</translation>
    </message>
    <message>
        <source>nothing fits</source>
        <translation>无可行设计</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1，用时 %2</translation>
    </message>
    <message>
        <source>Below the smallest feasible budget, %1</source>
        <translation>低于最小可行预算 %1</translation>
    </message>
    <message>
        <source>Nothing was found here; below %1 nothing can fit</source>
        <translation>此处未找到设计；%1 以下不可能有可行设计</translation>
    </message>
    <message>
        <source>Nothing fits below %1 with this hardware</source>
        <translation>此硬件在 %1 以下无可行设计</translation>
    </message>
    <message>
        <source>Preview, fast search</source>
        <translation>预览，快速搜索</translation>
    </message>
    <message>
        <source>Power budget, W</source>
        <translation>功耗预算，W</translation>
    </message>
    <message>
        <source>Peak power that no design may exceed, in W. Prefixes are understood: 300 mW</source>
        <translation>任何设计都不得超过的峰值功耗，单位 W。可使用词头：300 mW</translation>
    </message>
    <message>
        <source>Power budget</source>
        <translation>功耗预算</translation>
    </message>
    <message>
        <source>Peak power that no design may exceed. Arrows: 2 %; Page Up, Page Down: 25 %; Home: the smallest feasible</source>
        <translation>任何设计都不得超过的峰值功耗。方向键：2%；Page Up、Page Down：25%；Home：最小可行值</translation>
    </message>
</context>
<context>
    <name>pim::widgets::PowerSpinBox</name>
    <message>
        <source>The power budget must be %1 to %2, got %3</source>
        <translation>功耗预算必须在 %1 到 %2 之间，实际为 %3</translation>
    </message>
</context>
<context>
    <name>pim::widgets::PresetChangesPanel</name>
    <message>
        <source>Switch to %1?</source>
        <translation>切换到 %1？</translation>
    </message>
    <message>
        <source>Numbers that would change: %1</source>
        <translation>将更改的参数：%1 个</translation>
    </message>
    <message>
        <source>Numbers that would change</source>
        <translation>将更改的参数</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Use this hardware; Undo brings the present one back</source>
        <translation>使用此硬件；撤销可恢复当前硬件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep the hardware as it is (Esc)</source>
        <translation>保持硬件不变（Esc）</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ProgramHeader</name>
    <message>
        <source>Compile…</source>
        <translation>编译…</translation>
    </message>
    <message>
        <source>Compile again with other options</source>
        <translation>以其他选项重新编译</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>仿真</translation>
    </message>
    <message>
        <source>Run the program on the machine, event by event: time, energy and when every instruction runs</source>
        <translation>在加速器上逐事件运行程序：时间、能量以及每条指令何时运行</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Execute the program on random integers and compare every output with the network&apos;s, bit for bit</source>
        <translation>以随机整数执行程序，并逐位比较每个输出与网络的输出</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write program, configuration and network file for pimsim-nn, and the assembly text, into a folder</source>
        <translation>将供 pimsim-nn 使用的程序、配置和网络文件以及汇编文本写入文件夹</translation>
    </message>
    <message>
        <source>Compile again</source>
        <translation>重新编译</translation>
    </message>
    <message>
        <source>Compile with the same options for the design as it is now</source>
        <translation>以相同选项为当前的设计编译</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End the work; what was there before stays</source>
        <translation>结束处理；之前已有的保留不变</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>加速器</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Replication</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Crossbars</source>
        <translation>交叉阵列数</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令数</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已验证</translation>
    </message>
    <message>
        <source>Throughput: layers work on different images. Latency: one image, layers begin as soon as their inputs are there.</source>
        <translation>吞吐量：各层处理不同的图像。延迟：一幅图像，各层在输入就绪后立即开始。</translation>
    </message>
    <message>
        <source>How the number of copies of each layer&apos;s weights was chosen</source>
        <translation>每层权重副本数的选定方式</translation>
    </message>
    <message>
        <source>Widths of activations, weights and sums, bits</source>
        <translation>激活值、权重和累加和的宽度，bit</translation>
    </message>
    <message>
        <source>Instructions of all cores</source>
        <translation>所有核的指令数</translation>
    </message>
    <message>
        <source>Simulated energy of one pass, static power included</source>
        <translation>运行一遍的仿真能量，包括静态功耗</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期（输出间隔）</translation>
    </message>
    <message>
        <source>Simulated time from the start until the last core has finished</source>
        <translation>从开始到最后一个核完成的仿真时间</translation>
    </message>
    <message>
        <source>Simulated time of one pass of the program: a new image is done each time</source>
        <translation>程序运行一遍的仿真时间：每遍完成一幅新图像</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>not simulated</source>
        <translation>未仿真</translation>
    </message>
    <message>
        <source>no: it differs</source>
        <translation>否：有差异</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Machine that the program is for: %1, %2 cores, %3 crossbars</source>
        <translation>程序所针对的加速器：%1，%2 个核，%3 个交叉阵列</translation>
    </message>
    <message>
        <source>Crossbars that hold weights, of those that the machine has. The fullest local memory holds %1.</source>
        <translation>存放权重的交叉阵列数，以及加速器的总数。占用最多的本地存储器存放 %1。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>%1 output elements were compared with the network&apos;s, all equal</source>
        <translation>%1 个输出元素与网络的输出比较过，全部相同</translation>
    </message>
    <message>
        <source>Whether the program&apos;s outputs were compared with the network&apos;s</source>
        <translation>程序的输出是否与网络的输出比较过</translation>
    </message>
    <message>
        <source>Re-run</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Synthesize again with the inputs as they are now; then compile the new design</source>
        <translation>以当前输入重新综合；然后编译新设计</translation>
    </message>
    <message>
        <source>Machine…</source>
        <translation>加速器…</translation>
    </message>
    <message>
        <source>Choose the machine that the program of the file is for</source>
        <translation>选择文件中的程序所针对的加速器</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the file&apos;s program and show that of the design</source>
        <translation>关闭文件的程序，显示设计的程序</translation>
    </message>
    <message>
        <source>Other options…</source>
        <translation>其他选项…</translation>
    </message>
    <message>
        <source>What the machine assumes, and where the program is not as the design has it</source>
        <translation>加速器的假定，以及程序与设计不一致之处</translation>
    </message>
    <message>
        <source>One pass</source>
        <translation>运行一遍</translation>
    </message>
    <message>
        <source>%1 crossbars hold weights</source>
        <translation>%1 个交叉阵列存放权重</translation>
    </message>
    <message>
        <source>%1 crossbars hold weights; elements of %2</source>
        <translation>%1 个交叉阵列存放权重；元素：%2</translation>
    </message>
    <message>
        <source>Notes (%1)</source>
        <translation>提示（%1）</translation>
    </message>
    <message>
        <source>%1: %2 of %3 copies</source>
        <translation>%1：%2 / %3 份副本</translation>
    </message>
    <message>
        <source>%1, fewer in %2 layers</source>
        <translation>%1，%2 层较少</translation>
    </message>
    <message numerus="yes">
        <source>but for %n layer(s)</source>
        <translation>
            <numerusform>除 %n 层外</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 output elements were compared with the network&apos;s, all equal. What a softmax or a normalisation makes has no exact value on integers: those layers, and what follows them, were not compared.</source>
        <translation>%1 个输出元素与网络的输出比较过，全部相同。softmax 或归一化的结果在整数上没有精确值：这些层及其后续层未比较。</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ProgramText</name>
    <message>
        <source>Does nothing. The public simulator crashes on it.</source>
        <translation>无操作。公开的仿真器会因此崩溃。</translation>
    </message>
    <message>
        <source>Sets register %1 to %2.</source>
        <translation>将寄存器 %1 设为 %2。</translation>
    </message>
    <message>
        <source>Loads register %1 with the word at global address %2.</source>
        <translation>将全局地址 %2 处的字加载到寄存器 %1。</translation>
    </message>
    <message>
        <source>Sets register %1 to the sum of %2 and %3%4.</source>
        <translation>将寄存器 %1 设为 %2 与 %3 之和%4。</translation>
    </message>
    <message>
        <source>Sets register %1 to %2 less %3%4.</source>
        <translation>将寄存器 %1 设为 %2 减 %3%4。</translation>
    </message>
    <message>
        <source>Sets register %1 to the product of %2 and %3%4.</source>
        <translation>将寄存器 %1 设为 %2 与 %3 之积%4。</translation>
    </message>
    <message>
        <source>From here on, elements are %1 bits wide where they are read and %2 bits where results are written.</source>
        <translation>从此处起，读取的元素宽 %1 位，写入的结果宽 %2 位。</translation>
    </message>
    <message>
        <source>Multiplies the vector at local address %1 with the weights of array group %2, inputs of %3 bits, and writes the sums to local address %4.</source>
        <translation>将本地地址 %1 处的向量与阵列组 %2 的权重相乘，输入为 %3 位，并将累加和写入本地地址 %4。</translation>
    </message>
    <message>
        <source>Sums below 0 become 0 (ReLU).</source>
        <translation>小于 0 的累加和变为 0（ReLU）。</translation>
    </message>
    <message>
        <source>Adds %1 elements at local address %2 and those at %3, and writes the sums to %4.</source>
        <translation>将本地地址 %2 处的 %1 个元素与 %3 处的相加，并将和写入 %4。</translation>
    </message>
    <message>
        <source>Takes from %1 elements at local address %2 those at %3, and writes the differences to %4.</source>
        <translation>将本地地址 %2 处的 %1 个元素减去 %3 处的，并将差写入 %4。</translation>
    </message>
    <message>
        <source>Multiplies %1 elements at local address %2 with those at %3, and writes the products to %4.</source>
        <translation>将本地地址 %2 处的 %1 个元素与 %3 处的相乘，并将积写入 %4。</translation>
    </message>
    <message>
        <source>Multiplies %1 elements at local address %2 with those at %3, and writes the sum of the products to %4: one element.</source>
        <translation>将本地地址 %2 处的 %1 个元素与 %3 处的相乘，并将乘积之和写入 %4：一个元素。</translation>
    </message>
    <message>
        <source>Compares %1 elements at local address %2 with those at %3, and writes the larger ones to %4.</source>
        <translation>比较本地地址 %2 处的 %1 个元素与 %3 处的，并将较大者写入 %4。</translation>
    </message>
    <message>
        <source>Shifts %1 elements at local address %2 left by those at %3, and writes the results to %4.</source>
        <translation>将本地地址 %2 处的 %1 个元素按 %3 处的值左移，并将结果写入 %4。</translation>
    </message>
    <message>
        <source>Shifts %1 elements at local address %2 right by those at %3, keeping the sign, and writes the results to %4.</source>
        <translation>将本地地址 %2 处的 %1 个元素按 %3 处的值右移，保留符号，并将结果写入 %4。</translation>
    </message>
    <message>
        <source>Writes the mean of %1 elements from local address %2, %3 elements apart, to %4: one element.</source>
        <translation>将从本地地址 %2 起、间隔 %3 个元素的 %1 个元素的平均值写入 %4：一个元素。</translation>
    </message>
    <message>
        <source>Replaces what is below 0 by 0 in %1 elements at local address %2, and writes them to %3.</source>
        <translation>将本地地址 %2 处的 %1 个元素中小于 0 的替换为 0，并写入 %3。</translation>
    </message>
    <message>
        <source>Writes the hyperbolic tangent of %1 elements at local address %2 to %3.</source>
        <translation>将本地地址 %2 处 %1 个元素的双曲正切写入 %3。</translation>
    </message>
    <message>
        <source>Writes the sigmoid of %1 elements at local address %2 to %3.</source>
        <translation>将本地地址 %2 处 %1 个元素的 sigmoid 写入 %3。</translation>
    </message>
    <message>
        <source>Gathers %1 elements from local address %2, %3 elements apart, at %4.</source>
        <translation>将从本地地址 %2 起、间隔 %3 个元素的 %1 个元素收集到 %4。</translation>
    </message>
    <message>
        <source>Cuts %1 elements at local address %2 to %3 bits, at most %4, and writes them to %5.</source>
        <translation>将本地地址 %2 处的 %1 个元素截断为 %3 位，不大于 %4，并写入 %5。</translation>
    </message>
    <message>
        <source>Cuts %1 elements at local address %2 to %3 bits, at least %4, and writes them to %5.</source>
        <translation>将本地地址 %2 处的 %1 个元素截断为 %3 位，不小于 %4，并写入 %5。</translation>
    </message>
    <message>
        <source>Loads %1 from global address %2 to local address %3.</source>
        <translation>从全局地址 %2 加载 %1 到本地地址 %3。</translation>
    </message>
    <message>
        <source>Stores %1 from local address %2 at global address %3.</source>
        <translation>将本地地址 %2 处的 %1 存入全局地址 %3。</translation>
    </message>
    <message>
        <source>Fills %1 from local address %2 with elements of value %3.</source>
        <translation>从本地地址 %2 起，以值为 %3 的元素填充 %1。</translation>
    </message>
    <message>
        <source>Copies %1 from local address %2 to %3.</source>
        <translation>将 %1 从本地地址 %2 复制到 %3。</translation>
    </message>
    <message>
        <source>Sends %1 from local address %2 to core %3, and waits until it receives.</source>
        <translation>将本地地址 %2 处的 %1 发送给核 %3，并等待其接收。</translation>
    </message>
    <message>
        <source>Receives %1 from core %2 at local address %3, and waits for them.</source>
        <translation>在本地地址 %3 接收来自核 %2 的 %1，并等待其到达。</translation>
    </message>
    <message>
        <source>Adds 1 to event register %1 of core %2.</source>
        <translation>将核 %2 的事件寄存器 %1 加 1。</translation>
    </message>
    <message>
        <source>Waits until event register %1 is %2, then sets it to 0.</source>
        <translation>等待事件寄存器 %1 变为 %2，然后将其置 0。</translation>
    </message>
    <message>
        <source>Scalar</source>
        <translation>标量</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 bit</translation>
    </message>
    <message>
        <source>%1 bits, sums of %2</source>
        <translation>%1 bit，累加和 %2</translation>
    </message>
    <message>
        <source>They are %1 × %2 weights of %3, copy %4; crossbars: %5.</source>
        <translation>它们是 %3 的 %1 × %2 个权重，副本 %4；交叉阵列：%5。</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>By map size (W0H0)</source>
        <translation>按特征图大小（W0H0）</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>统一</translation>
    </message>
    <message>
        <source>Genetic search</source>
        <translation>遗传搜索</translation>
    </message>
    <message>
        <source>As designed</source>
        <translation>按设计</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ProgramView</name>
    <message>
        <source>Search instructions</source>
        <translation>搜索指令</translation>
    </message>
    <message>
        <source>Search instructions by mnemonic, operands or layer</source>
        <translation>按助记符、操作数或层搜索指令</translation>
    </message>
    <message>
        <source>Words that must all be found in the mnemonic, the operands or the layer&apos;s name: “mvmul group=3”</source>
        <translation>须全部出现在助记符、操作数或层名中的词：“mvmul group=3”</translation>
    </message>
    <message>
        <source>Layer whose instructions are shown</source>
        <translation>显示其指令的层</translation>
    </message>
    <message>
        <source>Layer whose instructions are shown, with their number</source>
        <translation>显示其指令的层，附指令数</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the selected instructions with headers, for a spreadsheet (%1)</source>
        <translation>复制所选指令及表头，用于电子表格（%1）</translation>
    </message>
    <message>
        <source>Cores of the program</source>
        <translation>程序的核</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>No design selected</source>
        <translation>未选择设计</translation>
    </message>
    <message>
        <source>A program is the network compiled to instructions for the cores of a design. Select a design first, in Explore or among the runs.</source>
        <translation>程序是编译为设计各个核的指令的网络。请先在“探索”或运行列表中选择一个设计。</translation>
    </message>
    <message>
        <source>Show designs</source>
        <translation>显示设计</translation>
    </message>
    <message>
        <source>Compiling</source>
        <translation>正在编译</translation>
    </message>
    <message>
        <source>No program yet</source>
        <translation>还没有程序</translation>
    </message>
    <message>
        <source>Compile the network for this design, or for another machine: every core gets its instructions, which can be searched, verified bit for bit, simulated, and exported for pimsim-nn.</source>
        <translation>为此设计或其他加速器编译网络：每个核获得各自的指令，可搜索、逐位验证、仿真，并导出供 pimsim-nn 使用。</translation>
    </message>
    <message>
        <source>Compile…</source>
        <translation>编译…</translation>
    </message>
    <message>
        <source>It could not be compiled</source>
        <translation>无法编译</translation>
    </message>
    <message>
        <source>Other options…</source>
        <translation>其他选项…</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>Of no layer (%1)</source>
        <translation>不属于任何层（%1）</translation>
    </message>
    <message>
        <source>Show instructions of the unit: %1</source>
        <translation>显示该单元的指令：%1</translation>
    </message>
    <message>
        <source>%1 instructions</source>
        <translation>%1 条指令</translation>
    </message>
    <message>
        <source>%1 of %2 instructions</source>
        <translation>%1 / %2 条指令</translation>
    </message>
    <message>
        <source>Only this layer</source>
        <translation>仅此层</translation>
    </message>
    <message>
        <source>Show in Layers</source>
        <translation>在“层”中显示</translation>
    </message>
    <message>
        <source>Show in Network</source>
        <translation>在网络中显示</translation>
    </message>
    <message>
        <source>Show on the timeline</source>
        <translation>在时间线中显示</translation>
    </message>
    <message>
        <source>Show on the floorplan</source>
        <translation>在版图中显示</translation>
    </message>
    <message>
        <source>Only this core</source>
        <translation>仅此核</translation>
    </message>
    <message>
        <source>Copied the first %1 of %2 instructions: a spreadsheet holds no more. Narrow them down, or export the program.</source>
        <translation>已复制前 %1 条指令，共 %2 条：电子表格最多只能容纳这些。请缩小范围，或导出程序。</translation>
    </message>
    <message>
        <source>Copied %1 instructions with headers</source>
        <translation>已复制 %1 条指令及表头</translation>
    </message>
    <message>
        <source>Go to time</source>
        <translation>转到时间</translation>
    </message>
    <message>
        <source>Go to the instruction that runs at a simulated time</source>
        <translation>转到在某一仿真时间运行的指令</translation>
    </message>
    <message>
        <source>Simulated time, as “1.2 ms” or “340 us”; a bare number counts in ns. Return goes to the first of the shown instructions that runs then.</source>
        <translation>仿真时间，例如“1.2 ms”或“340 us”；只写数值时单位为 ns。按回车键转到所示指令中届时运行的第一条。</translation>
    </message>
    <message>
        <source>Stop copying</source>
        <translation>停止复制</translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation>停止搜索</translation>
    </message>
    <message>
        <source>Stop copying; the clipboard stays as it was</source>
        <translation>停止复制；剪贴板保持不变</translation>
    </message>
    <message>
        <source>Stop searching; what was found stays</source>
        <translation>停止搜索；已找到的保留不变</translation>
    </message>
    <message>
        <source>Copying was stopped</source>
        <translation>复制已停止</translation>
    </message>
    <message>
        <source>Copying… %1</source>
        <translation>正在复制… %1</translation>
    </message>
    <message>
        <source>Searching… %1 found, %2 searched</source>
        <translation>正在搜索… 找到 %1 条，已搜索 %2</translation>
    </message>
    <message>
        <source>%1 found, stopped at %2</source>
        <translation>找到 %1 条，在 %2 处停止</translation>
    </message>
    <message>
        <source>None of the instructions that are shown runs at %1 or later</source>
        <translation>所示指令中没有在 %1 或之后运行的</translation>
    </message>
    <message>
        <source>Nothing is selected to copy</source>
        <translation>未选择要复制的内容</translation>
    </message>
    <message>
        <source>“%1” is not a time: write it as 1.2 ms, 340 us, or a number of ns</source>
        <translation>“%1”不是时间：请写作 1.2 ms、340 us 或以 ns 为单位的数值</translation>
    </message>
</context>
<context>
    <name>pim::widgets::PublishedModel</name>
    <message>
        <source>❝ cited, not evaluated</source>
        <translation>❝ 引用，未评估</translation>
    </message>
    <message>
        <source>evaluated here</source>
        <translation>在此评估</translation>
    </message>
    <message>
        <source>not among the designs</source>
        <translation>不在所选设计中</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>加速器</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>本工具</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发表</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>pim::widgets::RadarChart</name>
    <message>
        <source>%1 to 1 of the best</source>
        <translation>最佳值的 %1 至 1</translation>
    </message>
    <message>
        <source>%1, %2: %3 of the best</source>
        <translation>%1，%2：最佳值的 %3</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ReproductionModel</name>
    <message>
        <source>mean or machine</source>
        <translation>平均或加速器</translation>
    </message>
    <message>
        <source>× ISAAC</source>
        <translation>× ISAAC</translation>
    </message>
    <message>
        <source>≈ within 10 %</source>
        <translation>≈ 相差 10% 以内</translation>
    </message>
    <message>
        <source>▲ above the paper</source>
        <translation>▲ 高于论文</translation>
    </message>
    <message>
        <source>▼ below the paper</source>
        <translation>▼ 低于论文</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>量</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>本工具</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Ours / paper</source>
        <translation>本工具 / 论文</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>❝ cited</source>
        <translation>❝ 引用</translation>
    </message>
    <message>
        <source>Our design divided by the paper&apos;s ISAAC of Fig. 6 instead of ours</source>
        <translation>本工具的设计除以论文图 6 的 ISAAC，而非本工具的 ISAAC</translation>
    </message>
    <message>
        <source>On the paper&apos;s ISAAC</source>
        <translation>相对论文的 ISAAC</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ReproductionPage</name>
    <message>
        <source>%1 of %2 numbers within 10 % of the paper&apos;s; %3, profile %4</source>
        <translation>%2 个数值中有 %1 个与论文相差 10% 以内；%3，配置 %4</translation>
    </message>
    <message>
        <source>Every number is within 10 % of the paper&apos;s.</source>
        <translation>所有数值与论文相差均在 10% 以内。</translation>
    </message>
    <message>
        <source>Why numbers differ</source>
        <translation>数值不同的原因</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>搜索力度</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>All of the paper</source>
        <translation>论文全部</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>彻底</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Table or figure of the paper to run again</source>
        <translation>要重新运行的论文表格或图</translation>
    </message>
    <message>
        <source>How long to search for each design</source>
        <translation>每个设计搜索多久</translation>
    </message>
    <message>
        <source>Evaluation model</source>
        <translation>评估模型</translation>
    </message>
    <message>
        <source>pimsyn: as the released tool computes; studio: with our corrections</source>
        <translation>pimsyn：按发布的工具计算；studio：含本工具的修正</translation>
    </message>
    <message>
        <source>Synthesize the paper&apos;s designs and evaluate ISAAC and PUMA; stays in the background</source>
        <translation>综合论文中的设计并评估 ISAAC 和 PUMA；在后台进行</translation>
    </message>
    <message>
        <source>Ours beside the paper&apos;s numbers</source>
        <translation>本工具与论文的数值并列</translation>
    </message>
    <message>
        <source>The paper&apos;s experiments</source>
        <translation>论文的实验</translation>
    </message>
    <message>
        <source>Table IV, Fig. 6 to 9 and Table V of PIMSYN (DATE 2024), run again here beside its numbers. At effort Fast it takes about a minute.</source>
        <translation>在此重新运行 PIMSYN（DATE 2024）的表 IV、图 6 至图 9 和表 V，并与其数值并列。搜索力度为“快速”时约需一分钟。</translation>
    </message>
    <message>
        <source>Run them</source>
        <translation>运行实验</translation>
    </message>
</context>
<context>
    <name>pim::widgets::RunPage</name>
    <message>
        <source>%1 (%2 of %3), %4</source>
        <translation>%1（%2 / %3），%4</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stopped. %1</source>
        <translation>已停止。%1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End and keep what is finished</source>
        <translation>结束并保留已完成的部分</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Part of the whole that is done</source>
        <translation>总体已完成的比例</translation>
    </message>
</context>
<context>
    <name>pim::widgets::RunsModel</name>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>无可行设计</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>%1 %2; bound %3 %2</source>
        <translation>%1 %2；界限 %3 %2</translation>
    </message>
    <message>
        <source>No design can be more than this better than the best found</source>
        <translation>任何设计比已找到的最佳设计最多只能好这么多</translation>
    </message>
    <message>
        <source>The inputs have changed since this run</source>
        <translation>此次运行之后输入已更改</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Best, %1</source>
        <translation>最佳 %1</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>评估次数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Re-run</source>
        <translation>重新运行</translation>
    </message>
</context>
<context>
    <name>pim::widgets::RunsTable</name>
    <message>
        <source>Out of date</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>Re-run</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>重命名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Re-run with the inputs of now</source>
        <translation>以当前输入重新运行(&amp;R)</translation>
    </message>
    <message>
        <source>Re-run with the &amp;same inputs and seed</source>
        <translation>以相同输入和种子重新运行(&amp;S)</translation>
    </message>
    <message>
        <source>C&amp;ontinue</source>
        <translation>继续(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Cop&amp;y as text</source>
        <translation>复制为文本(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
</context>
<context>
    <name>pim::widgets::ScatterPlot</name>
    <message>
        <source>Cursor %1, %2</source>
        <translation>光标 %1，%2</translation>
    </message>
    <message>
        <source>Design %1</source>
        <translation>设计 %1</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>已选中</translation>
    </message>
    <message>
        <source>%1, %2-bit cells, DAC %3 bit, ADC %4 bit</source>
        <translation>%1，%2-bit 单元，DAC %3 bit，ADC %4 bit</translation>
    </message>
    <message numerus="yes">
        <source>%n macros, power share %1</source>
        <translation>
            <numerusform>%n 个宏单元，功耗占比 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>knee</source>
        <translation>膝点</translation>
    </message>
    <message>
        <source>upper bound %1</source>
        <translation>上界 %1</translation>
    </message>
    <message>
        <source>lower bound %1</source>
        <translation>下界 %1</translation>
    </message>
    <message>
        <source>Peak (TOPS/W)</source>
        <translation>峰值（TOPS/W）</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>发表值</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Designs</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>Scatter of all designs of the run. N and Shift+N step along the Pareto front, arrows move, plus and minus zoom, F shows all.</source>
        <translation>运行中所有设计的散点图。N 和 Shift+N 沿帕累托前沿移动，方向键移动，加减键缩放，F 显示全部。</translation>
    </message>
    <message>
        <source>Right click: pin or compare</source>
        <translation>右键：固定或对比</translation>
    </message>
</context>
<context>
    <name>pim::widgets::SettingModel</name>
    <message>
        <source>All values</source>
        <translation>全部值</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>仅不同项</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>pim::widgets::StartColumn</name>
    <message>
        <source>From a CNN to a processing-in-memory chip</source>
        <translation>从 CNN 到存内计算芯片</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open a project or a network (%1)</source>
        <translation>打开工程或网络（%1）</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建工程</translation>
    </message>
    <message>
        <source>Start an empty project (%1)</source>
        <translation>从空工程开始（%1）</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the list of recent files</source>
        <translation>清除最近的文件列表</translation>
    </message>
    <message>
        <source>Forget these files; the files themselves stay</source>
        <translation>忘记这些文件；文件本身保留</translation>
    </message>
    <message>
        <source>Files that you open appear here.</source>
        <translation>打开过的文件会出现在这里。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of the window, switched at once</source>
        <translation>窗口语言，立即切换</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>pim::widgets::SweepChart</name>
    <message>
        <source>Power efficiency (GOPS/W)</source>
        <translation>能效（GOPS/W）</translation>
    </message>
    <message>
        <source>Throughput (TOPS)</source>
        <translation>吞吐量（TOPS）</translation>
    </message>
    <message>
        <source>Power budget (W)</source>
        <translation>功耗预算（W）</translation>
    </message>
    <message>
        <source>%1 at %2: %3, %4; draws %5 at its peak</source>
        <translation>%1，%2：%3，%4；峰值功耗 %5</translation>
    </message>
</context>
<context>
    <name>pim::widgets::SweepPage</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>in steps</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>搜索力度</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>彻底</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Lowest budget</source>
        <translation>最低预算</translation>
    </message>
    <message>
        <source>Lowest power budget (W)</source>
        <translation>最低功耗预算（W）</translation>
    </message>
    <message>
        <source>Highest budget</source>
        <translation>最高预算</translation>
    </message>
    <message>
        <source>Highest power budget (W)</source>
        <translation>最高功耗预算（W）</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>预算个数</translation>
    </message>
    <message>
        <source>How many budgets, evenly on a logarithmic scale</source>
        <translation>预算的个数，按对数刻度均匀分布</translation>
    </message>
    <message>
        <source>How long to search for each design</source>
        <translation>每个设计搜索多久</translation>
    </message>
    <message>
        <source>Synthesize for every budget; stays in the background</source>
        <translation>为每个预算进行综合；在后台进行</translation>
    </message>
    <message>
        <source>Efficiency and throughput against the power budget</source>
        <translation>能效和吞吐量随功耗预算的变化</translation>
    </message>
    <message>
        <source>What does a watt bring?</source>
        <translation>一瓦能带来什么？</translation>
    </message>
    <message>
        <source>Finds the best design for each budget, of this network and of those of the kept designs, and draws efficiency and throughput against the budget.</source>
        <translation>为此网络及保留设计的各网络找出每个预算下的最佳设计，并绘出能效和吞吐量随预算的变化。</translation>
    </message>
</context>
<context>
    <name>pim::widgets::Timeline</name>
    <message>
        <source>Block %1</source>
        <translation>块 %1</translation>
    </message>
    <message>
        <source>block every %1</source>
        <translation>每 %1一块</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>%1 份副本</translation>
    </message>
    <message>
        <source>cycle</source>
        <translation>时钟周期</translation>
    </message>
    <message>
        <source>ADCs in use</source>
        <translation>使用中的 ADC</translation>
    </message>
    <message>
        <source>all macros</source>
        <translation>所有宏单元</translation>
    </message>
    <message>
        <source>This network uses no ADCs</source>
        <translation>此网络不使用 ADC</translation>
    </message>
    <message>
        <source>average %1</source>
        <translation>平均 %1</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>峰值 %1</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 幅图像</translation>
    </message>
    <message>
        <source>Whole inference</source>
        <translation>整次推理</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>加载</translation>
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
        <translation>移位加</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加法</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Element-wise</source>
        <translation>逐元素</translation>
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
        <translation>存储</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Data not ready</source>
        <translation>数据未就绪</translation>
    </message>
    <message>
        <source>Unit busy</source>
        <translation>单元忙</translation>
    </message>
    <message>
        <source>Shared ADC</source>
        <translation>共用 ADC</translation>
    </message>
    <message>
        <source>NoC link taken</source>
        <translation>NoC 链路被占用</translation>
    </message>
    <message>
        <source>Buffer full</source>
        <translation>缓冲区已满</translation>
    </message>
    <message>
        <source>same block</source>
        <translation>同一块</translation>
    </message>
    <message>
        <source>bit by bit</source>
        <translation>逐位</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>NoC link</source>
        <translation>NoC 链路</translation>
    </message>
    <message>
        <source>shared ADC</source>
        <translation>共用 ADC</translation>
    </message>
    <message>
        <source>%1 %2 of image %3</source>
        <translation>图像 %3 的 %1 %2</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>层 %1</translation>
    </message>
    <message>
        <source>Link %1</source>
        <translation>链路 %1</translation>
    </message>
    <message>
        <source>ADCs of %1 and %2</source>
        <translation>%1 和 %2 的 ADC</translation>
    </message>
    <message>
        <source>1 cycle</source>
        <translation>1 个时钟周期</translation>
    </message>
    <message>
        <source>%1 cycles</source>
        <translation>%1 个时钟周期</translation>
    </message>
    <message>
        <source>cycle %1</source>
        <translation>第 %1 个时钟周期</translation>
    </message>
    <message>
        <source>%1 sets the period: %2 blocks, one every %3 cycles.</source>
        <translation>周期（输出间隔）由 %1 决定：%2 个块，每 %3 个时钟周期一块。</translation>
    </message>
    <message>
        <source>%1 takes %2 cycles and the next %3 has to wait until its %4 cycles free the register, all but one of them at the same time.</source>
        <translation>%1 用时 %2 个时钟周期，下一次 %3 须等到其 %4 个时钟周期腾出寄存器，其中除一个外均同时进行。</translation>
    </message>
    <message>
        <source>That is how long its %1 takes.</source>
        <translation>这正是其 %1 操作所用的时间。</translation>
    </message>
    <message>
        <source>The ADCs that %1 and %2 share set the period: the conversions of both follow each other.</source>
        <translation>周期（输出间隔）由 %1 和 %2 共用的 ADC 决定：两者的转换先后进行。</translation>
    </message>
    <message>
        <source>The link %1 sets the period, most of all by what %2 sends over it.</source>
        <translation>周期（输出间隔）由链路 %1 决定，主要是 %2 经其发送的数据。</translation>
    </message>
    <message>
        <source>A link of the NoC sets the period, most of all by what %1 sends over it.</source>
        <translation>周期（输出间隔）由 NoC 的一条链路决定，主要是 %1 经其发送的数据。</translation>
    </message>
    <message>
        <source>Fill, period</source>
        <translation>填充、输出间隔</translation>
    </message>
    <message>
        <source>fill: first result after %1</source>
        <translation>填充：首个结果用时 %1</translation>
    </message>
    <message>
        <source>period %1</source>
        <translation>输出间隔 %1</translation>
    </message>
    <message>
        <source>result %1 after %2</source>
        <translation>第 %1 个结果再过 %2</translation>
    </message>
    <message>
        <source>period</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Alone the first image takes %1 cycles; here %2, for units, links and ADCs also serve the images behind it.</source>
        <translation>第一幅图像单独需要 %1 个时钟周期；此处为 %2，因为单元、链路和 ADC 还要处理后面的图像。</translation>
    </message>
    <message>
        <source>The last result comes sooner than a period after the one before: no image behind it takes turns with it.</source>
        <translation>最后一个结果与前一个相隔不到一个周期（输出间隔）：其后没有图像与之轮流使用资源。</translation>
    </message>
    <message>
        <source>Results may come later than a period after each other until the pipeline is full.</source>
        <translation>在流水线填满之前，相邻结果的间隔可能大于一个周期（输出间隔）。</translation>
    </message>
    <message>
        <source>%1 instructions</source>
        <translation>%1 条指令</translation>
    </message>
    <message>
        <source>Matrix units</source>
        <translation>矩阵单元</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>所有核</translation>
    </message>
    <message>
        <source>This program uses no crossbars</source>
        <translation>此程序不使用交叉阵列</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>仿真</translation>
    </message>
    <message>
        <source>Matrix unit</source>
        <translation>矩阵单元</translation>
    </message>
    <message>
        <source>Transfer unit</source>
        <translation>传输单元</translation>
    </message>
    <message>
        <source>Vector unit</source>
        <translation>向量单元</translation>
    </message>
    <message>
        <source>position %1,%2</source>
        <translation>位置 %1,%2</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>冒险</translation>
    </message>
    <message>
        <source>Reorder buffer full</source>
        <translation>重排序缓冲区已满</translation>
    </message>
    <message>
        <source>Memory port taken</source>
        <translation>存储器端口被占用</translation>
    </message>
    <message>
        <source>Waits for the receiver</source>
        <translation>等待接收方</translation>
    </message>
    <message>
        <source>Waits for data</source>
        <translation>等待数据</translation>
    </message>
    <message>
        <source>Waits for an event</source>
        <translation>等待事件</translation>
    </message>
    <message>
        <source>core %1</source>
        <translation>核 %1</translation>
    </message>
    <message>
        <source>MVM lane %1</source>
        <translation>MVM 泳道 %1</translation>
    </message>
</context>
<context>
    <name>pim::widgets::TimelineCanvas</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>%1, bit %2 of %3</source>
        <translation>%1，第 %2 位，共 %3 位</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>时钟周期</translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>之前 %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待者</translation>
    </message>
    <message>
        <source>For</source>
        <translation>等待对象</translation>
    </message>
    <message>
        <source>%1: %2 blocks; the triangle shows its resources</source>
        <translation>%1：%2 个块；点击三角可显示其资源</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>%1: the triangle shows its units</source>
        <translation>%1：点击三角可显示其单元</translation>
    </message>
    <message>
        <source>Show the instruction in the program</source>
        <translation>在程序中显示该指令</translation>
    </message>
    <message>
        <source>Zoom to it</source>
        <translation>缩放至此</translation>
    </message>
    <message>
        <source>core %1</source>
        <translation>核 %1</translation>
    </message>
    <message>
        <source>Works on</source>
        <translation>处理对象</translation>
    </message>
</context>
<context>
    <name>pim::widgets::TimelineLegend</name>
    <message>
        <source>transfer</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>load</source>
        <translation>加载</translation>
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
        <translation>向量单元</translation>
    </message>
    <message>
        <source>store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>unit busy</source>
        <translation>单元忙</translation>
    </message>
    <message>
        <source>data not ready</source>
        <translation>数据未就绪</translation>
    </message>
    <message>
        <source>NoC link taken</source>
        <translation>NoC 链路被占用</translation>
    </message>
    <message>
        <source>shared ADC</source>
        <translation>共用 ADC</translation>
    </message>
    <message>
        <source>buffer full</source>
        <translation>缓冲区已满</translation>
    </message>
    <message>
        <source>critical path</source>
        <translation>关键路径</translation>
    </message>
    <message>
        <source>waited for</source>
        <translation>所等待的</translation>
    </message>
    <message>
        <source>with slack</source>
        <translation>有余量</translation>
    </message>
    <message>
        <source>matrix unit</source>
        <translation>矩阵单元</translation>
    </message>
    <message>
        <source>vector unit</source>
        <translation>向量单元</translation>
    </message>
    <message>
        <source>transfer unit</source>
        <translation>传输单元</translation>
    </message>
    <message>
        <source>hazard</source>
        <translation>冒险</translation>
    </message>
    <message>
        <source>reorder buffer full</source>
        <translation>重排序缓冲区已满</translation>
    </message>
    <message>
        <source>memory port taken</source>
        <translation>存储器端口被占用</translation>
    </message>
    <message>
        <source>waits for the receiver</source>
        <translation>等待接收方</translation>
    </message>
    <message>
        <source>waits for data</source>
        <translation>等待数据</translation>
    </message>
    <message>
        <source>waits for an event</source>
        <translation>等待事件</translation>
    </message>
</context>
<context>
    <name>pim::widgets::TimelinePanel</name>
    <message>
        <source>Timeline details</source>
        <translation>时间线详情</translation>
    </message>
    <message>
        <source>Time per resource (% of the span)</source>
        <translation>各资源的时间（占区间的 %）</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>关键路径</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Waited for</source>
        <translation>所等待的</translation>
    </message>
    <message>
        <source>What waits for it</source>
        <translation>等待它的</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>流水线</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>忙</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>Cycles at work, % of all cycles of these lanes</source>
        <translation>工作的时钟周期，占这些泳道全部时钟周期的 %</translation>
    </message>
    <message>
        <source>Cycles waiting with work to come, % of all cycles of these lanes</source>
        <translation>尚有工作而等待的时钟周期，占这些泳道全部时钟周期的 %</translation>
    </message>
    <message>
        <source>Cycles without work, % of all cycles of these lanes</source>
        <translation>没有工作的时钟周期，占这些泳道全部时钟周期的 %</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Slack</source>
        <translation>余量</translation>
    </message>
    <message>
        <source>Cycles between when it could have started for this reason and its start; 0 binds</source>
        <translation>就此原因而言可以开始的时刻与实际开始之间的时钟周期数；0 表示起约束作用</translation>
    </message>
    <message>
        <source>Time per resource</source>
        <translation>各资源的时间</translation>
    </message>
    <message>
        <source>Time of the operation</source>
        <translation>操作的时间</translation>
    </message>
    <message>
        <source>Lanes: %1</source>
        <translation>泳道：%1</translation>
    </message>
    <message>
        <source>Mostly the input register: the next block is loaded while it is free</source>
        <translation>主要是输入寄存器：下一块在其空闲时加载</translation>
    </message>
    <message>
        <source>Scratchpads are chosen to hold what the schedule needs, so they are never full</source>
        <translation>暂存器按调度所需的容量选取，因此永远不会满</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>决定者</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期（输出间隔）</translation>
    </message>
    <message>
        <source>Fill and drain</source>
        <translation>填充与排空</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>First result after</source>
        <translation>首个结果用时</translation>
    </message>
    <message>
        <source>Result %1 after</source>
        <translation>第 %1 个结果再过</translation>
    </message>
    <message>
        <source>%1 images back to back</source>
        <translation>连续 %1 幅图像</translation>
    </message>
    <message>
        <source>Whole inference</source>
        <translation>整次推理</translation>
    </message>
    <message>
        <source>%1 operations in %2 lanes</source>
        <translation>%1 个操作，%2 条泳道</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作数</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Waits for links</source>
        <translation>等待链路</translation>
    </message>
    <message>
        <source>Waits for shared ADCs</source>
        <translation>等待共用 ADC</translation>
    </message>
    <message>
        <source>Most in %1</source>
        <translation>主要在 %1</translation>
    </message>
    <message>
        <source>Area selection</source>
        <translation>区域选择</translation>
    </message>
    <message>
        <source>%1 layers, %2 to %3</source>
        <translation>%1 层，%2 至 %3</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 项</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>block %1 of %2</source>
        <translation>块 %1 / %2</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Bits × cycles</source>
        <translation>位数 × 时钟周期数</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>之前：%1</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>On the critical path</source>
        <translation>在关键路径上</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>功耗</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Its macros in the floorplan</source>
        <translation>版图中的宏单元</translation>
    </message>
    <message>
        <source>Show where this layer is on the chip</source>
        <translation>显示此层在芯片上的位置</translation>
    </message>
    <message>
        <source>The link in the floorplan</source>
        <translation>版图中的链路</translation>
    </message>
    <message>
        <source>Show where this link of the NoC is on the chip</source>
        <translation>显示此 NoC 链路在芯片上的位置</translation>
    </message>
    <message>
        <source>Its row in the table of layers</source>
        <translation>层表格中的行</translation>
    </message>
    <message>
        <source>Show duplication, macros and units of this layer</source>
        <translation>显示此层的复制数、宏单元和单元</translation>
    </message>
    <message>
        <source>Its node in the network</source>
        <translation>网络中的节点</translation>
    </message>
    <message>
        <source>Show this layer in the graph of the network</source>
        <translation>在网络图中显示此层</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>泳道</translation>
    </message>
    <message>
        <source>Lanes at work at a time: on average / at the peak</source>
        <translation>同时工作的泳道数：平均 / 峰值</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Energy over time; the routers of the chip included</source>
        <translation>能量除以时间；包括芯片的路由器</translation>
    </message>
    <message>
        <source>Energy of these layers over time; without the routers, which belong to no layer</source>
        <translation>这些层的能量除以时间；不含路由器，因其不属于任何层</translation>
    </message>
    <message>
        <source>In the busiest of %1 equal parts of the time</source>
        <translation>将时间分为 %1 等份，其中最忙的一份</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>of operations</source>
        <translation>操作所占</translation>
    </message>
    <message>
        <source>What operations add, by their share in this time</source>
        <translation>操作所增加的功耗，按其在此段时间中的占比计</translation>
    </message>
    <message>
        <source>of units at rest</source>
        <translation>静置单元所占</translation>
    </message>
    <message>
        <source>Static power, drawn at work or not</source>
        <translation>静态功耗，无论是否工作都会消耗</translation>
    </message>
    <message>
        <source>sharing ADCs with</source>
        <translation>共用 ADC 者</translation>
    </message>
    <message>
        <source>A link of the NoC, from one router to the next</source>
        <translation>NoC 的一条链路，从一个路由器到下一个</translation>
    </message>
    <message>
        <source>ADCs that two layers use in turn</source>
        <translation>两层轮流使用的 ADC</translation>
    </message>
    <message>
        <source>Waits of its users</source>
        <translation>使用者的等待</translation>
    </message>
    <message>
        <source>Cycles they waited for this link or another one of their route</source>
        <translation>使用者等待此链路或其路由上其他链路的时钟周期数</translation>
    </message>
    <message>
        <source>What this operation adds to the energy of the inference</source>
        <translation>此操作在推理能量中所增加的部分</translation>
    </message>
    <message>
        <source>Why units waited (% of the span)</source>
        <translation>单元等待的原因（占区间的 %）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>Cycles crossbars waited, % of all cycles of their lanes</source>
        <translation>交叉阵列等待的时钟周期，占其泳道全部时钟周期的 %</translation>
    </message>
    <message>
        <source>Cycles ADCs waited, bit by bit where two layers share them, % of all cycles of their lanes</source>
        <translation>ADC 等待的时钟周期（两层共用时逐位计算），占其泳道全部时钟周期的 %</translation>
    </message>
    <message>
        <source>Cycles transfers and merges waited, % of all cycles of their lanes</source>
        <translation>传输和合并等待的时钟周期，占其泳道全部时钟周期的 %</translation>
    </message>
    <message>
        <source>Why units waited</source>
        <translation>单元等待的原因</translation>
    </message>
    <message>
        <source>Of image</source>
        <translation>所属图像</translation>
    </message>
    <message>
        <source>%1, the last one</source>
        <translation>%1，最后一幅</translation>
    </message>
    <message>
        <source>From its arrival to its result; what it waits for may belong to images before it</source>
        <translation>从到达到得出结果；其所等待的操作可能属于之前的图像</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The instruction in the program</source>
        <translation>程序中的指令</translation>
    </message>
    <message>
        <source>Show this instruction in the list of its core</source>
        <translation>在其所属核的列表中显示此指令</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Cycles this unit of the cores stood still although an instruction for it was there, % of all cycles of its lanes</source>
        <translation>各核的该单元虽有指令却停顿的时钟周期，占其泳道全部时钟周期的 %</translation>
    </message>
    <message>
        <source>Whole simulation</source>
        <translation>整次仿真</translation>
    </message>
    <message>
        <source>%1 instructions in %2 cores</source>
        <translation>%1 条指令，%2 个核</translation>
    </message>
    <message>
        <source>%1 cores, %2 to %3</source>
        <translation>%1 个核，%2 至 %3</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Row and column of the first output it works on</source>
        <translation>该指令所处理的首个输出的行和列</translation>
    </message>
    <message>
        <source>In its unit, before it could go on</source>
        <translation>在其单元中，继续之前</translation>
    </message>
    <message>
        <source>Time per unit (% of the cores&apos; time)</source>
        <translation>各单元的时间（占各核时间的 %）</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>同时</translation>
    </message>
    <message>
        <source>Time in which it works; waiting is apart, and array groups that work at the same time count once</source>
        <translation>其工作的时间；等待另计，同时工作的阵列组只计一次</translation>
    </message>
    <message>
        <source>Time in which it does not work although an instruction for it is there</source>
        <translation>虽有其指令却不工作的时间</translation>
    </message>
    <message>
        <source>Time without an instruction for it</source>
        <translation>没有其指令的时间</translation>
    </message>
    <message>
        <source>Array groups at work at a time, on average while any of them is</source>
        <translation>同时工作的阵列组数，为有任一阵列组工作期间的平均</translation>
    </message>
    <message>
        <source>Why cores stood still (% of the time)</source>
        <translation>各核停顿的原因（占时间的 %）</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>所有核</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>in core</source>
        <translation>所在核</translation>
    </message>
    <message>
        <source>Mean of the cores that are used. Units wait beside each other and beside the dispatcher, so that the lines overlap.</source>
        <translation>所用各核的平均。各单元之间及其与派发器的等待同时进行，因此各行有重叠。</translation>
    </message>
    <message>
        <source>Which core that is</source>
        <translation>是哪个核</translation>
    </message>
    <message>
        <source>Any unit</source>
        <translation>任一单元</translation>
    </message>
    <message>
        <source>Cores: %1</source>
        <translation>核：%1</translation>
    </message>
    <message>
        <source>Dispatcher: %1</source>
        <translation>派发器：%1</translation>
    </message>
    <message>
        <source>The dispatcher holds an instruction back for one reason at a time</source>
        <translation>派发器每次只因一个原因阻止指令派发</translation>
    </message>
    <message>
        <source>Inside a unit, beside the dispatcher and other units</source>
        <translation>在单元内部，与派发器和其他单元同时进行</translation>
    </message>
    <message>
        <source>Of the core that has most of it. Array groups each wait for themselves: together more than 100 % is possible.</source>
        <translation>数值最大的核。各阵列组各自等待：合计可能超过 100%。</translation>
    </message>
</context>
<context>
    <name>pim::widgets::TimelineView</name>
    <message>
        <source>%1 operations</source>
        <translation>%1 个操作</translation>
    </message>
    <message>
        <source>%1 cycles</source>
        <translation>%1 个时钟周期</translation>
    </message>
    <message>
        <source>%1 px/cycle</source>
        <translation>%1 px/时钟周期</translation>
    </message>
    <message>
        <source>%1 cycles/px</source>
        <translation>%1 个时钟周期/px</translation>
    </message>
    <message>
        <source>1 cycle = %1</source>
        <translation>1 个时钟周期 = %1</translation>
    </message>
    <message>
        <source>block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>There is no timeline to export</source>
        <translation>没有可导出的时间线</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Show the whole inference (F)</source>
        <translation>显示整次推理（F）</translation>
    </message>
    <message>
        <source>Unit of time</source>
        <translation>时间单位</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>时钟周期</translation>
    </message>
    <message>
        <source>Time in ns, µs or ms</source>
        <translation>以 ns、µs 或 ms 表示时间</translation>
    </message>
    <message>
        <source>Time in cycles of the design&apos;s clock</source>
        <translation>以设计的时钟周期表示时间</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>泳道</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>One lane a layer, or one for each of its resources; a triangle unfolds a single layer</source>
        <translation>每层一条泳道，或其每种资源一条；点击三角可展开单个层</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>关键路径</translation>
    </message>
    <message>
        <source>The chain of operations that the end of the inference hangs on</source>
        <translation>决定推理何时结束的操作链</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>Time that units wait although work is to come, by reason</source>
        <translation>各单元尚有工作却在等待的时间，按原因区分</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>What the selected operation waited for, and what waits for it</source>
        <translation>所选操作等待了什么，以及什么在等待它</translation>
    </message>
    <message>
        <source>Lanes of the busiest NoC links and of ADCs that two layers share</source>
        <translation>最繁忙的 NoC 链路以及两层共用的 ADC 的泳道</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Tables beside the lanes</source>
        <translation>泳道旁的表格</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 幅图像</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>流水线</translation>
    </message>
    <message>
        <source>One inference alone on the chip</source>
        <translation>芯片上仅有一次推理</translation>
    </message>
    <message>
        <source>%1 images back to back, one each period</source>
        <translation>连续 %1 幅图像，每个周期（输出间隔）一幅</translation>
    </message>
    <message>
        <source>block 18</source>
        <translation>块 18</translation>
    </message>
    <message>
        <source>Find an operation</source>
        <translation>查找操作</translation>
    </message>
    <message>
        <source>Name of a layer or an operation and the number of a block, such as: conv1 mvm 18</source>
        <translation>层或操作的名称加块的编号，例如：conv1 mvm 18</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export as PNG, SVG or PDF, or as a Chrome trace for Perfetto</source>
        <translation>导出为 PNG、SVG 或 PDF，或用于 Perfetto 的 Chrome trace</translation>
    </message>
    <message>
        <source>Scheduling…</source>
        <translation>正在调度…</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>已完成 %1</translation>
    </message>
    <message>
        <source>Every operation of the design finds its place.</source>
        <translation>正在为设计的每个操作安排时间。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No timeline</source>
        <translation>没有时间线</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No design selected</source>
        <translation>未选择设计</translation>
    </message>
    <message>
        <source>Pick a design in Explore, or press Run to find some.</source>
        <translation>在“探索”中选一个设计，或按“运行”寻找设计。</translation>
    </message>
    <message>
        <source>Dragging marks an area and shows its sums (R marks what is seen, or the time between two markers); off: dragging pans</source>
        <translation>拖动可标出区域并显示其总计（R 标出可见部分，或两个标记之间的时间）；关闭时拖动为平移</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>More to show and to mark</source>
        <translation>更多显示和标记选项</translation>
    </message>
    <message>
        <source>Lanes of links and shared ADCs</source>
        <translation>链路和共用 ADC 的泳道</translation>
    </message>
    <message>
        <source>Curve of all ADCs</source>
        <translation>所有 ADC 的曲线</translation>
    </message>
    <message>
        <source>Share of the ADCs at work, below the lanes</source>
        <translation>工作中的 ADC 占比，位于泳道下方</translation>
    </message>
    <message>
        <source>Curve of the picked lane</source>
        <translation>所选泳道的曲线</translation>
    </message>
    <message>
        <source>Share of its time that the lane picked last is at work, below the lanes</source>
        <translation>最近所选泳道的工作时间占比，位于泳道下方</translation>
    </message>
    <message>
        <source>No curve</source>
        <translation>无曲线</translation>
    </message>
    <message>
        <source>More room for lanes</source>
        <translation>为泳道留出更多空间</translation>
    </message>
    <message>
        <source>Mark what is seen	R</source>
        <translation>标出可见部分	R</translation>
    </message>
    <message>
        <source>Sums over the time between two markers, or else over all that is seen, of the selected layer or of all; Shift with arrows changes it</source>
        <translation>所选层或所有层在两个标记之间的总计，没有两个标记时为可见部分的总计；Shift 加方向键可更改范围</translation>
    </message>
    <message>
        <source>Set a marker	M</source>
        <translation>设置标记	M</translation>
    </message>
    <message>
        <source>Under the pointer, or else at the start of the selected operation; two markers show the time between them</source>
        <translation>位于指针处，否则位于所选操作的开始处；两个标记显示其间的时间</translation>
    </message>
    <message>
        <source>Clear marks	Esc</source>
        <translation>清除标记	Esc</translation>
    </message>
    <message>
        <source>Markers and the marked area</source>
        <translation>标记和已标出的区域</translation>
    </message>
    <message>
        <source>Copy the table of resources</source>
        <translation>复制资源表格</translation>
    </message>
    <message>
        <source>Tab separated, as it is on the screen</source>
        <translation>以制表符分隔，与屏幕所示一致</translation>
    </message>
    <message>
        <source>%1 instructions</source>
        <translation>%1 条指令</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Analytic</source>
        <translation>解析</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>仿真</translation>
    </message>
    <message>
        <source>The schedule that the analytic model evaluates</source>
        <translation>解析模型所评估的调度</translation>
    </message>
    <message>
        <source>The compiled program as it was simulated, instruction by instruction</source>
        <translation>编译后的程序的仿真过程，逐条指令</translation>
    </message>
    <message>
        <source>Compile and simulate the design&apos;s program first</source>
        <translation>请先编译并仿真该设计的程序</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>核</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>mvmul 1204</source>
        <translation>mvmul 1204</translation>
    </message>
    <message>
        <source>Find an instruction</source>
        <translation>查找指令</translation>
    </message>
    <message>
        <source>Name of an instruction, a layer or a unit, a core and the number of an instruction, such as: mvmul 1204, conv1, core 3</source>
        <translation>指令、层或单元的名称，核以及指令的编号，例如：mvmul 1204、conv1、核 3</translation>
    </message>
    <message>
        <source>Preparing the simulation…</source>
        <translation>正在准备仿真…</translation>
    </message>
    <message>
        <source>Every instruction finds its lane.</source>
        <translation>正在为每条指令安排泳道。</translation>
    </message>
    <message>
        <source>Curve of all matrix units</source>
        <translation>所有矩阵单元的曲线</translation>
    </message>
    <message>
        <source>Instruction %1 of core %2 is not in the lanes: scalar instructions pass no unit</source>
        <translation>核 %2 的指令 %1 不在泳道中：标量指令不经过任何单元</translation>
    </message>
    <message>
        <source>core</source>
        <translation>核</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Time and energy of every layer in both models, and why they differ</source>
        <translation>各层在两个模型中的时间和能量，以及差异的原因</translation>
    </message>
    <message>
        <source>the inputs changed since this design was made.</source>
        <translation>此设计生成之后输入已改变。</translation>
    </message>
    <message>
        <source>Out of date: %1</source>
        <translation>已过时：%1</translation>
    </message>
    <message>
        <source>Export the table as CSV or JSON</source>
        <translation>将表格导出为 CSV 或 JSON</translation>
    </message>
</context>
<context>
    <name>pim::widgets::WaysToFitPanel</name>
    <message>
        <source>Ways to make it fit</source>
        <translation>使其可行的办法</translation>
    </message>
    <message>
        <source>Fits from</source>
        <translation>最低可行预算</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>No change of the budget, the power share or the weight bits was found to help.</source>
        <translation>更改预算、功耗占比或权重位数均未找到可行的办法。</translation>
    </message>
    <message>
        <source>Raise the budget</source>
        <translation>提高预算</translation>
    </message>
    <message>
        <source>Nothing else changes</source>
        <translation>其他不变</translation>
    </message>
    <message>
        <source>%1 bit and share %2</source>
        <translation>%1 bit，占比 %2</translation>
    </message>
    <message>
        <source>Fewer weight bits and a higher limit</source>
        <translation>更少的权重位数和更高的上限</translation>
    </message>
    <message>
        <source>Raise the share limit</source>
        <translation>提高占比上限</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1-bit weights</source>
        <translation>%1-bit 权重</translation>
    </message>
    <message>
        <source>Fewer crossbars for each weight</source>
        <translation>每个权重使用更少的交叉阵列</translation>
    </message>
    <message>
        <source>Fits into %1</source>
        <translation>在 %1 内可行</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>试试</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>%1: a design was found at %2</source>
        <translation>%1：在 %2 处找到了一个设计</translation>
    </message>
    <message>
        <source>The closest grid point</source>
        <translation>最接近的网格点</translation>
    </message>
    <message>
        <source>Crossbar</source>
        <translation>交叉阵列</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元</translation>
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
        <translation>功耗占比</translation>
    </message>
    <message>
        <source>Copies of each layer</source>
        <translation>各层的副本数</translation>
    </message>
    <message>
        <source>Crossbar power at %1</source>
        <translation>%1 时的交叉阵列功耗</translation>
    </message>
    <message>
        <source>Needed, one copy of the weights</source>
        <translation>一份权重所需</translation>
    </message>
    <message>
        <source>Allowed, %1 × %2</source>
        <translation>允许值，%1 × %2</translation>
    </message>
    <message>
        <source>Where the crossbars are</source>
        <translation>交叉阵列的分布</translation>
    </message>
    <message numerus="yes">
        <source>%n other layers</source>
        <translation>
            <numerusform>其余 %n 层</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pim::widgets::ZooButton</name>
    <message>
        <source>Network %1</source>
        <translation>网络 %1</translation>
    </message>
    <message>
        <source>%1, %2 layers</source>
        <translation>%1，%2 层</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>%1 weights</source>
        <translation>权重 %1</translation>
    </message>
</context>
</TS>
