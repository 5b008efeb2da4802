// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/schema.h"

#include <array>

#include <fmt/format.h>

namespace pim::project {
namespace {

// states      slot 0: as saved, slot 1: unsaved edits. `runs` is the list of runs as JSON (slot 1 only: saved runs carry
//             their name and place themselves)
// runs        keep: 0 not saved yet, 1 saved, 2 deleted by an edit that is saved (gone when the project is closed)
// run_texts   kind: inputs, best_design, checkpoint
// points      batches of figures, see point_batch.h; layout says which columns
// candidates  the variables of a point, see candidate_blob.h
// designs     kept designs of a slot
constexpr const char* kVersion1 = R"sql(
CREATE TABLE states (slot INTEGER PRIMARY KEY, inputs TEXT NOT NULL, runs TEXT NOT NULL, changed TEXT NOT NULL);
CREATE TABLE runs (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, keep INTEGER NOT NULL, place INTEGER NOT NULL DEFAULT 0,
                   state TEXT NOT NULL, digest TEXT NOT NULL, created TEXT NOT NULL, seconds REAL NOT NULL, evaluations INTEGER NOT NULL,
                   feasible INTEGER NOT NULL, best_value REAL, bound REAL, gap REAL, least_budget_w REAL, least_peak_w REAL,
                   message TEXT NOT NULL, details TEXT NOT NULL);
CREATE TABLE run_texts (run INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (run, kind));
CREATE TABLE layouts (id INTEGER PRIMARY KEY, columns TEXT NOT NULL UNIQUE);
CREATE TABLE points (run INTEGER NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL, layout INTEGER NOT NULL, figures BLOB NOT NULL,
                     PRIMARY KEY (run, first));
CREATE TABLE candidates (run INTEGER NOT NULL, point INTEGER NOT NULL, variables BLOB NOT NULL, PRIMARY KEY (run, point)) WITHOUT ROWID;
CREATE TABLE designs (slot INTEGER NOT NULL, id INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, letter TEXT NOT NULL,
                      note TEXT NOT NULL, run INTEGER NOT NULL, point INTEGER NOT NULL, design TEXT NOT NULL, PRIMARY KEY (slot, id));
)sql";

/// 1 -> 2: convergence of runs; what the window remembers.
constexpr const char* kToVersion2 = R"sql(
CREATE TABLE trace (run INTEGER NOT NULL, place INTEGER NOT NULL, evaluations INTEGER NOT NULL, seconds REAL NOT NULL, best REAL, bound REAL,
                    temperature REAL, acceptance REAL, spread REAL, grid_point INTEGER NOT NULL, stage TEXT NOT NULL,
                    PRIMARY KEY (run, place)) WITHOUT ROWID;
ALTER TABLE states ADD COLUMN ui TEXT NOT NULL DEFAULT '';
)sql";

/// 2 -> 3: how designs were compiled to programs, as JSON.
constexpr const char* kToVersion3 = "ALTER TABLE states ADD COLUMN programs TEXT NOT NULL DEFAULT '';";

constexpr std::array<const char*, kSchemaVersion - 1> kSteps { kToVersion2, kToVersion3 };

} // namespace

Result<void> createSchema(Database& database)
{
    return database.transaction([&]() -> Result<void> {
        if (auto made = database.execute(kVersion1); !made)
            return made;
        if (auto set = database.execute(fmt::format("PRAGMA application_id = {}", kApplicationId)); !set)
            return set;
        return migrate(database, 1);
    });
}

Result<int> schemaVersion(Database& database)
{
    const auto application = database.integer("PRAGMA application_id");
    if (!application)
        return tl::unexpected(application.error());
    if (*application != kApplicationId)
        return fail(ErrorCode::ParseError, "is a database of another program, not a PIM Studio project", database.name());
    const auto version = database.integer("PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version > kSchemaVersion)
        return fail(ErrorCode::Unsupported,
                    fmt::format("the project has format version {}, this program reads up to version {}; open it with a newer PIM Studio", *version,
                                kSchemaVersion),
                    database.name());
    if (*version < 1)
        return fail(ErrorCode::ParseError, fmt::format("the project's format version must be at least 1, got {}", *version), database.name());
    return static_cast<int>(*version);
}

Result<void> migrate(Database& database, int version)
{
    return database.transaction([&]() -> Result<void> {
        for (int from = version; from < kSchemaVersion; ++from)
            if (auto done = database.execute(kSteps[static_cast<std::size_t>(from - 1)]); !done)
                return done;
        return database.execute(fmt::format("PRAGMA user_version = {}", kSchemaVersion));
    });
}

} // namespace pim::project
