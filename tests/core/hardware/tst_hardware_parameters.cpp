// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <set>

#include <QtTest>
#include <nlohmann/json.hpp>

#include "core/hardware/hardware_json.h"
#include "core/hardware/limits.h"
#include "core/hardware/lint.h"
#include "core/hardware/parameters.h"
#include "core/hardware/presets.h"

using namespace pim;
using namespace pim::hardware;
using Json = nlohmann::ordered_json;

namespace {

/// The number that a key names in the file's JSON; null when there is none.
const Json* numberAt(const Json& json, const std::string& key)
{
    const Json* at = &json;
    std::size_t begin = 0;
    while (begin <= key.size()) {
        const std::size_t end = std::min(key.find('.', begin), key.size());
        std::string part = key.substr(begin, end - begin);
        std::string row;
        if (const auto bracket = part.find('['); bracket != std::string::npos) {
            row = part.substr(bracket + 1, part.size() - bracket - 2);
            part.resize(bracket);
        }
        if (!at->contains(part))
            return nullptr;
        at = &(*at)[part];
        if (!row.empty()) {
            const Json* found = nullptr;
            for (const Json& candidate : *at) {
                const std::string name = candidate.contains("size")
                    ? std::to_string(candidate["size"].get<int>()) + "," + std::to_string(candidate["cell_bits"].get<int>())
                    : std::to_string(candidate[candidate.contains("bits") ? "bits" : "capacity_kib"].get<int>());
                if (name == row)
                    found = &candidate;
            }
            if (found == nullptr)
                return nullptr;
            at = found;
        }
        begin = end + 1;
    }
    return at->is_number() ? at : nullptr;
}

/// Numbers in a JSON value that are not what tells the rows of a table apart, nor the format's version.
std::size_t countNumbers(const Json& json)
{
    std::size_t count = 0;
    for (const auto& [key, value] : json.items()) {
        if (value.is_structured())
            count += countNumbers(value);
        else if (value.is_number() && key != "version" && key != "size" && key != "cell_bits" && key != "bits" && key != "capacity_kib")
            ++count;
    }
    return count;
}

const HardwareParameter& find(const std::vector<HardwareParameter>& all, const std::string& key)
{
    for (const HardwareParameter& p : all)
        if (p.key == key)
            return p;
    qFatal("no parameter %s", key.c_str());
}

} // namespace

class TestHardwareParameters : public QObject
{
    Q_OBJECT
private slots:
    void everyNumberOfTheFileIsListedOnceUnderItsPath()
    {
        for (const PresetInfo& info : presets()) {
            const HardwareSpec& spec = **preset(info.name);
            const Json json = hardwareToJson(spec);
            std::set<std::string> keys;
            std::size_t present = 0;
            for (const HardwareParameter& p : hardwareParameters(spec)) {
                QVERIFY2(keys.insert(p.key).second, p.key.c_str());
                const Json* number = numberAt(json, p.key);
                const auto value = p.get(spec);
                QCOMPARE(number != nullptr, value.has_value());
                QVERIFY(value || p.optional);
                if (!number)
                    continue;
                ++present;
                QCOMPARE(number->get<double>(), *value);
                QCOMPARE(p.spec.defaultValue, *value);
                QVERIFY2(p.key.ends_with(p.spec.key), p.key.c_str());
                QVERIFY2(checkParameter(p, value), p.key.c_str());
            }
            QCOMPARE(present, countNumbers(json));
        }
    }

    void settingOneNumberChangesThatNumberAlone()
    {
        const HardwareSpec& spec = **preset("pimsyn");
        const auto all = hardwareParameters(spec);
        QVERIFY(all.size() > 100);
        for (const HardwareParameter& p : all) {
            HardwareSpec changed = spec;
            const double other = p.get(spec).value_or(0) == 3.0 ? 5.0 : p.spec.maximum < 3.0 ? 0.25 : 3.0;
            p.set(changed, other);
            QCOMPARE(p.get(changed), std::optional(other));
            const auto changes = hardwareChanges(spec, changed);
            QCOMPARE(changes.size(), std::size_t(1));
            QCOMPARE(changes[0].key, p.key);
            QCOMPARE(changes[0].before, p.get(spec));
            QCOMPARE(changes[0].after, std::optional(other));
            p.set(changed, p.get(spec));
            QVERIFY2(changed == spec, p.key.c_str());
        }
    }

    /// The limits are those of the file's reader: what it refuses is refused, what it takes is taken.
    void limitsAreThoseOfTheFile()
    {
        const HardwareSpec& spec = **preset("isaac-ce");
        for (const HardwareParameter& p : hardwareParameters(spec)) {
            const double tiny = 1e-12;
            for (const double value : { p.spec.minimum, p.spec.minimum - 1, p.spec.maximum, p.spec.maximum * 2, p.spec.minimum + tiny }) {
                if (p.integer && value != static_cast<double>(static_cast<std::int64_t>(value)))
                    continue;
                HardwareSpec changed = spec;
                p.set(changed, value);
                const bool read = hardwareFromJson(hardwareToJson(changed), "x").has_value();
                QVERIFY2(read == checkParameter(p, value).has_value(), (p.key + " " + std::to_string(value)).c_str());
            }
        }
    }

    void saysRuleAndValue()
    {
        const auto all = hardwareParameters(**preset("pimsyn"));
        const auto power = checkParameter(find(all, "adcs[9].peak_power_w"), 2e6);
        QCOMPARE(power.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(power.error().where, std::string("adcs[9].peak_power_w"));
        QCOMPARE(power.error().message, std::string("must be at least 0 and at most 1e+06 W, got 2e+06 W"));
        QCOMPARE(checkParameter(find(all, "crossbars[256,2].latency_ns"), 0.0).error().message,
                 std::string("must be above 0 and at most 1e+09 ns, got 0 ns"));
        QCOMPARE(checkParameter(find(all, "weight_bits"), 7.5).error().message, std::string("must be a whole number, got 7.5 bit"));
        QVERIFY(!checkParameter(find(all, "weight_bits"), std::nullopt));
        QVERIFY(checkParameter(find(all, "noc.router_power_w"), std::nullopt));
        QVERIFY(!checkParameter(find(all, "noc.router_power_w"), std::numeric_limits<double>::quiet_NaN()));
    }

    void changesBetweenPresetsLeadFromOneToTheOther()
    {
        const HardwareSpec& from = **preset("pimsyn");
        const HardwareSpec& to = **preset("puma");
        const auto changes = hardwareChanges(from, to);
        QVERIFY(!changes.empty());
        HardwareSpec moved = from;
        for (const HardwareChange& change : changes) {
            QCOMPARE(change.before != change.after, true);
            change.parameter.set(moved, change.after);
        }
        // Rows that only one of them has remain; nothing else does.
        for (const HardwareChange& left : hardwareChanges(moved, to))
            QVERIFY2(!left.before || !left.after, left.key.c_str());
        QVERIFY(hardwareChanges(to, to).empty());
    }

    void lintPointsAtTheNumberItIsAbout()
    {
        const HardwareSpec& spec = **preset("pimsyn");
        const auto findings = lintFindings(spec);
        QCOMPARE(findings.size(), lint(spec).entries.size());
        std::set<std::string> keys;
        for (const HardwareParameter& p : hardwareParameters(spec)) {
            keys.insert(p.key);
            keys.insert(p.entry);
        }
        for (const LintFinding& finding : findings) {
            if (finding.diagnostic.where == "ADC/5") {
                QCOMPARE(finding.key, std::string("adcs[5]")); // the row that is missing
                continue;
            }
            QVERIFY2(keys.contains(finding.key), finding.key.c_str());
        }
        QCOMPARE(findings[4].key, std::string("adcs[6].peak_power_w"));
    }
};

QTEST_APPLESS_MAIN(TestHardwareParameters)
#include "tst_hardware_parameters.moc"
