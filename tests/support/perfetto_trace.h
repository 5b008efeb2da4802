// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace pim::test {

/// What is wrong with a trace in the JSON format of Chrome, as Perfetto's importer asks for it; empty when nothing is.
///
/// The format's rules (the "Trace Event Format" document and Perfetto's trace processor): an object with traceEvents; every
/// event has ph, name, pid, tid and ts; complete events ("X") have a duration, and those of a thread do not overlap; metadata
/// ("M") has args, and names every thread once; flows ("s", "f") have id and cat, one start and one end, which lie on slices.
inline std::string problemOfTrace(const nlohmann::json& trace)
{
    using Track = std::pair<int, int>;
    if (!trace.is_object() || !trace.contains("traceEvents") || !trace["traceEvents"].is_array())
        return "no traceEvents";
    if (trace.contains("displayTimeUnit") && trace["displayTimeUnit"] != "ns" && trace["displayTimeUnit"] != "ms")
        return "displayTimeUnit is neither ns nor ms";
    std::map<Track, std::vector<std::pair<double, double>>> tracks;
    std::map<Track, int> named;
    std::map<int, std::vector<nlohmann::json>> flows;
    for (const auto& event : trace["traceEvents"]) {
        const auto has = [&event](const char* key, bool (nlohmann::json::*is)() const noexcept) { return event.contains(key) && (event[key].*is)(); };
        const auto wrong = [&event](const std::string& what) { return what + ": " + event.dump(); };
        using Json = nlohmann::json;
        if (!has("ph", &Json::is_string) || !has("name", &Json::is_string) || !has("pid", &Json::is_number_integer)
            || !has("tid", &Json::is_number_integer) || !has("ts", &Json::is_number))
            return wrong("an event needs ph, name, pid, tid and ts");
        const double ts = event["ts"].get<double>();
        if (ts < 0)
            return wrong("a time before the start");
        const Track track(event["pid"].get<int>(), event["tid"].get<int>());
        const auto phase = event["ph"].get<std::string>();
        if (phase == "X") {
            if (!has("dur", &Json::is_number) || event["dur"].get<double>() <= 0)
                return wrong("a complete event needs a duration");
            if (!has("cat", &Json::is_string))
                return wrong("an event without a category");
            tracks[track].emplace_back(ts, ts + event["dur"].get<double>());
        } else if (phase == "M") {
            if (!has("args", &Json::is_object))
                return wrong("metadata needs args");
            named[track] += event["name"] == "thread_name";
        } else if (phase == "s" || phase == "f") {
            if (!has("id", &Json::is_number_integer) || !has("cat", &Json::is_string))
                return wrong("a flow needs id and cat");
            flows[event["id"].get<int>()].push_back(event);
        } else {
            return wrong("an unknown phase");
        }
    }
    for (auto& [track, slices] : tracks) {
        const std::string place = "track " + std::to_string(track.first) + "." + std::to_string(track.second);
        if (const auto it = named.find(track); it == named.end() || it->second != 1)
            return place + " is not named once";
        std::sort(slices.begin(), slices.end());
        for (std::size_t i = 1; i < slices.size(); ++i)
            if (slices[i].first < slices[i - 1].second - 1e-6)
                return place + ": slices overlap";
    }
    for (const auto& [id, ends] : flows) {
        const std::string place = "flow " + std::to_string(id);
        if (ends.size() != 2 || ends[0]["ph"] != "s" || ends[1]["ph"] != "f" || ends[1].value("bp", "") != "e" || ends[0]["ts"] > ends[1]["ts"])
            return place + " has not one start and then one end";
        for (const auto& end : ends) {
            const auto& slices = tracks[{ end["pid"].get<int>(), end["tid"].get<int>() }];
            const double ts = end["ts"].get<double>();
            if (std::none_of(slices.begin(), slices.end(), [ts](const auto& s) { return ts >= s.first - 1e-6 && ts < s.second; }))
                return place + " ends beside all slices";
        }
    }
    return {};
}

} // namespace pim::test
