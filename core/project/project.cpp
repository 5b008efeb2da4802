// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <set>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/json_reader.h"
#include "core/design/design_json.h"
#include "core/project/database.h"
#include "core/project/schema.h"

namespace pim::project {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int kSavedSlot = 0, kAutosaveSlot = 1;
constexpr std::string_view kMagic { "SQLite format 3\0", 16 };
constexpr std::size_t kWriteVersionByte = 18; ///< 2: the file is in WAL mode

/// The first bytes of the file; the reason when there is none to read.
Result<std::string> header(const fs::path& path)
{
    const auto refuse = [&](std::string message) { return fail(ErrorCode::IoError, std::move(message), path.string()); };
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return refuse(std::string("cannot open the file: ") + std::strerror(errno));
    struct stat info {};
    char bytes[100];
    const bool known = ::fstat(fd, &info) == 0;
    const ssize_t got = known && S_ISREG(info.st_mode) ? ::pread(fd, bytes, sizeof bytes, 0) : 0;
    ::close(fd);
    if (!known || !S_ISREG(info.st_mode))
        return refuse("is not a regular file");
    if (got < 0)
        return refuse(std::string("cannot read the file: ") + std::strerror(errno));
    return std::string(bytes, static_cast<std::size_t>(got));
}

/// \a folder/\a name.SUFFIX-PID, for a file that is then renamed.
fs::path besides(const fs::path& path)
{
    fs::path side = path;
    side += fmt::format(".new-{}", ::getpid());
    return side;
}

void removeDatabase(const fs::path& path)
{
    std::error_code ignored;
    fs::remove(path, ignored);
    fs::path journal = path;
    journal += "-journal";
    fs::remove(journal, ignored);
}

/// What a process that was killed in the middle of a transaction left in the file goes back to what it was. SQLite does that
/// itself for whoever may write, and not for readers; a journal whose writer is alive it leaves alone.
void rollBackHotJournal(const fs::path& path)
{
    fs::path journal = path;
    journal += "-journal";
    std::error_code ignored;
    if (!fs::exists(journal, ignored))
        return;
    if (const auto database = Database::open(path, Database::Mode::ReadWrite))
        (void)schemaVersion(**database); // the first read does it; errors come again when the file is opened
}

/// Files that this process has open for writing. They must not be opened and closed beside SQLite: the system drops a process's
/// record locks on a file when it closes any descriptor of it.
class OpenFiles
{
public:
    void add(const fs::path& path)
    {
        const std::scoped_lock lock(m_mutex);
        m_files.insert(key(path));
    }
    void remove(const fs::path& path)
    {
        const std::scoped_lock lock(m_mutex);
        m_files.erase(key(path));
    }
    bool has(const fs::path& path)
    {
        const std::scoped_lock lock(m_mutex);
        return m_files.contains(key(path));
    }

private:
    static std::string key(const fs::path& path)
    {
        std::error_code ignored;
        return fs::weakly_canonical(fs::absolute(path, ignored), ignored).string();
    }
    std::mutex m_mutex;
    std::set<std::string> m_files; ///< guarded by m_mutex
};

OpenFiles& openFiles()
{
    static OpenFiles files;
    return files;
}

Json entriesToJson(const std::vector<RunEntry>& entries)
{
    Json list = Json::array();
    for (const RunEntry& entry : entries)
        list.push_back({ { "id", entry.id }, { "name", entry.name } });
    return list;
}

} // namespace

/// The advisory lock of the process that writes. It lies on the file itself and is independent of SQLite's own locks.
struct Project::Lock
{
    int fd = -1;
    fs::path registered; ///< among openFiles(); empty: not
    explicit Lock(int descriptor)
        : fd(descriptor)
    {
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    ~Lock()
    {
        if (!registered.empty())
            openFiles().remove(registered);
        ::close(fd);
    }

    /// Nothing when somebody has it.
    static std::unique_ptr<Lock> take(const fs::path& path)
    {
        if (openFiles().has(path))
            return nullptr;
        const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            return nullptr;
        auto lock = std::make_unique<Lock>(fd);
        return ::flock(fd, LOCK_EX | LOCK_NB) == 0 ? std::move(lock) : nullptr;
    }
};

bool looksLikeProject(const fs::path& path)
{
    const auto bytes = header(path);
    return bytes && bytes->starts_with(kMagic);
}

bool Project::isInUse(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored) && !Lock::take(path);
}

Project::~Project()
{
    // What was deleted and saved is gone for good; errors can wait for the next one who opens it.
    if (m_database && !readOnly())
        (void)purge("keep = 2");
    m_database.reset();
}

Result<std::unique_ptr<Project>> Project::create(const fs::path& path, const EditState& state)
{
    std::error_code ignored;
    if (fs::exists(path, ignored))
        return fail(ErrorCode::IoError, "there is already a file of this name", path.string());
    const fs::path side = besides(path);
    removeDatabase(side);
    const auto build = [&]() -> Result<void> {
        auto database = Database::open(side, Database::Mode::Create);
        if (!database)
            return tl::unexpected(database.error());
        if (auto made = createSchema(**database); !made)
            return made;
        Project project;
        project.m_path = side;
        project.m_database = std::move(*database);
        return project.save(state);
    };
    auto built = build();
    if (built && ::rename(side.c_str(), path.c_str()) != 0)
        built = fail(ErrorCode::IoError, std::string("cannot write the file: ") + std::strerror(errno), path.string());
    if (!built) {
        removeDatabase(side);
        Error error = built.error();
        if (error.where == side.string())
            error.where = path.string();
        return tl::unexpected(error);
    }
    return open(path, Mode::ReadWrite);
}

Result<std::unique_ptr<Project>> Project::open(const fs::path& path, Mode mode)
{
    const auto bytes = openFiles().has(path) ? Result<std::string>(kMagic) : header(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (!bytes->starts_with(kMagic))
        return fail(ErrorCode::ParseError, bytes->empty() ? "is empty, not a PIM Studio project" : "is not a PIM Studio project", path.string());

    std::unique_ptr<Project> project(new Project);
    project->m_path = path;
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (mode == Mode::ReadOnly)
        project->m_readOnly = ReadOnly::Asked;
    else if (::access(path.c_str(), W_OK) != 0)
        project->m_readOnly = ReadOnly::File;
    else if (::access(folder.c_str(), W_OK) != 0)
        project->m_readOnly = ReadOnly::Folder;
    else if (project->m_lock = Lock::take(path); !project->m_lock)
        project->m_readOnly = ReadOnly::InUse;
    else
        openFiles().add(project->m_lock->registered = path);

    const bool writes = !project->readOnly();
    if (!writes && ::access(path.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0)
        rollBackHotJournal(path);
    auto database = Database::open(path, writes ? Database::Mode::ReadWrite : Database::Mode::ReadOnly);
    if (!database)
        return tl::unexpected(database.error());
    auto version = schemaVersion(**database);
    const bool wal = bytes->size() > kWriteVersionByte && (*bytes)[kWriteVersionByte] == 2;
    if (!version && !writes && wal && version.error().code == ErrorCode::IoError) {
        // A database in WAL mode needs a writable folder even to be read, unless nobody writes to it.
        auto fixed = Database::open(path, Database::Mode::Immutable);
        if (!fixed)
            return tl::unexpected(fixed.error());
        database = std::move(fixed);
        version = schemaVersion(**database);
    }
    if (!version)
        return tl::unexpected(version.error());
    if (writes) {
        if (auto set = (*database)->execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL"); !set)
            return tl::unexpected(set.error());
        if (auto migrated = *version < kSchemaVersion ? migrate(**database, *version) : Result<void>(); !migrated)
            return tl::unexpected(migrated.error());
    } else if (*version < kSchemaVersion) {
        auto memory = Database::open(":memory:", Database::Mode::Create);
        if (!memory)
            return tl::unexpected(memory.error());
        if (auto copied = (*memory)->copyFrom(**database); !copied)
            return tl::unexpected(copied.error());
        database = std::move(memory);
        if (auto migrated = migrate(**database, *version); !migrated)
            return tl::unexpected(migrated.error());
    }
    project->m_database = std::move(*database);
    if (writes) { // nobody else can be running them
        if (auto marked = project->m_database->execute("UPDATE runs SET state = 'interrupted' WHERE state IN ('queued', 'running', 'paused')"); !marked)
            return tl::unexpected(marked.error());
    }
    return project;
}

std::string_view Project::readOnlyReason() const
{
    switch (m_readOnly) {
    case ReadOnly::No: break;
    case ReadOnly::Asked: return "it was opened for reading only";
    case ReadOnly::File: return "the file cannot be written";
    case ReadOnly::Folder: return "its folder cannot be written";
    case ReadOnly::InUse: return "another PIM Studio has it open";
    }
    return {};
}

Result<void> Project::writable() const
{
    if (readOnly())
        return fail(ErrorCode::IoError, "the project is read-only: " + std::string(readOnlyReason()), m_path.string());
    return {};
}

Result<EditState> Project::readState(int slot, const std::string& inputs, const std::string& runs, const std::string& ui, const std::string& programs)
{
    EditState state;
    auto read = inputsFromJsonText(inputs, m_path.string() + ": inputs");
    if (!read)
        return tl::unexpected(read.error());
    state.inputs = std::move(*read);
    state.ui = ui;
    auto compiled = programsFromJsonText(programs, m_path.string() + ": programs");
    if (!compiled)
        return tl::unexpected(compiled.error());
    state.programs = std::move(*compiled);
    if (slot == kSavedSlot) {
        Statement rows(*m_database, "SELECT id, name FROM runs WHERE keep = 1 ORDER BY place, id");
        for (;;) {
            const auto row = rows.step();
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                break;
            state.runs.push_back({ rows.integer(0), rows.text(1) });
        }
    } else {
        const std::string where = m_path.string() + ": list of runs";
        const auto json = parseJson(runs, where);
        if (!json)
            return tl::unexpected(json.error());
        const JsonReader in(*json, where);
        for (const JsonReader& entry : in.asItems(0, 1'000'000)) {
            state.runs.push_back({ entry.integer("id", 1, std::int64_t { 1 } << 62), entry.text("name") });
            entry.finish();
        }
        if (const auto error = in.error())
            return tl::unexpected(*error);
    }
    Statement rows(*m_database, "SELECT id, name, letter, note, run, point, design FROM designs WHERE slot = ? ORDER BY place, id");
    rows.bind(slot);
    for (;;) {
        const auto row = rows.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        DesignRecord record { rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4), rows.integer(5), nullptr };
        auto design = design::designFromJsonText(rows.text(6), m_path.string() + ": design " + record.name);
        if (!design)
            return tl::unexpected(design.error());
        record.design = std::make_shared<const design::Design>(std::move(*design));
        m_written[{ slot, record.id }] = record.design;
        state.designs.push_back(std::move(record));
    }
    return state;
}

Result<EditState> Project::saved()
{
    Statement row(*m_database, "SELECT inputs, runs, ui, programs FROM states WHERE slot = 0");
    const auto found = row.step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return fail(ErrorCode::ParseError, "the project has no inputs", m_path.string());
    return readState(kSavedSlot, row.text(0), row.text(1), row.text(2), row.text(3));
}

Result<std::optional<EditState>> Project::autosaved()
{
    Statement row(*m_database, "SELECT inputs, runs, ui, programs FROM states WHERE slot = 1");
    const auto found = row.step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return std::nullopt;
    auto state = readState(kAutosaveSlot, row.text(0), row.text(1), row.text(2), row.text(3));
    if (!state)
        return tl::unexpected(state.error());
    return std::optional(std::move(*state));
}

Result<void> Project::writeDesigns(int slot, const std::vector<DesignRecord>& designs)
{
    std::set<std::int64_t> listed;
    Statement change(*m_database, "UPDATE designs SET place = ?, name = ?, letter = ?, note = ?, run = ?, point = ? WHERE slot = ? AND id = ?");
    Statement insert(*m_database, "INSERT OR REPLACE INTO designs (place, name, letter, note, run, point, slot, id, design) VALUES (?,?,?,?,?,?,?,?,?)");
    std::int64_t place = 0;
    for (const DesignRecord& record : designs) {
        if (!record.design || !listed.insert(record.id).second)
            return fail(ErrorCode::InvalidArgument, "every kept design needs a number of its own and a design, got " + std::to_string(record.id), m_path.string());
        auto& written = m_written[{ slot, record.id }];
        Statement& statement = written == record.design ? change : insert;
        statement.bind(place++).bind(record.name).bind(record.letter).bind(record.note).bind(record.run).bind(record.point).bind(slot).bind(record.id);
        if (written != record.design)
            statement.bind(design::designToJsonText(*record.design));
        written.reset(); // in case the transaction fails
        if (auto done = statement.run(); !done)
            return done;
    }
    for (auto it = m_written.begin(); it != m_written.end();) {
        const bool gone = it->first.first == slot && !listed.contains(it->first.second);
        it = gone ? m_written.erase(it) : std::next(it);
    }
    std::string keep = "-1";
    for (const std::int64_t id : listed)
        keep += "," + std::to_string(id);
    return m_database->execute(fmt::format("DELETE FROM designs WHERE slot = {} AND id NOT IN ({})", slot, keep));
}

Result<void> Project::writeState(int slot, const EditState& state)
{
    Statement row(*m_database, "INSERT OR REPLACE INTO states (slot, inputs, runs, changed, ui, programs) VALUES (?,?,?,?,?,?)");
    row.bind(slot).bind(inputsToJsonText(state.inputs)).bind(entriesToJson(state.runs).dump(-1, ' ', false, Json::error_handler_t::replace));
    row.bind(timestampNow()).bind(state.ui).bind(programsToJsonText(state.programs));
    if (auto done = row.run(); !done)
        return done;
    return writeDesigns(slot, state.designs);
}

Result<void> Project::autosave(const EditState& state)
{
    if (auto allowed = writable(); !allowed)
        return allowed;
    auto done = m_database->transaction([&] { return writeState(kAutosaveSlot, state); });
    if (done)
        for (const DesignRecord& record : state.designs)
            m_written[{ kAutosaveSlot, record.id }] = record.design;
    return done;
}

Result<void> Project::clearAutosave()
{
    if (auto allowed = writable(); !allowed)
        return allowed;
    std::erase_if(m_written, [](const auto& entry) { return entry.first.first == kAutosaveSlot; });
    return m_database->transaction([&] { return m_database->execute("DELETE FROM states WHERE slot = 1; DELETE FROM designs WHERE slot = 1"); });
}

Result<void> Project::save(const EditState& state)
{
    if (auto allowed = writable(); !allowed)
        return allowed;
    auto done = m_database->transaction([&]() -> Result<void> {
        if (auto written = writeState(kSavedSlot, state); !written)
            return written;
        if (auto hidden = m_database->execute("UPDATE runs SET keep = 2"); !hidden)
            return hidden;
        Statement keep(*m_database, "UPDATE runs SET keep = 1, name = ?, place = ? WHERE id = ?");
        std::int64_t place = 0;
        for (const RunEntry& entry : state.runs)
            if (auto kept = keep.bind(entry.name).bind(place++).bind(entry.id).run(); !kept)
                return kept;
        return m_database->execute("DELETE FROM states WHERE slot = 1; DELETE FROM designs WHERE slot = 1");
    });
    if (!done)
        return done;
    std::erase_if(m_written, [](const auto& entry) { return entry.first.first == kAutosaveSlot; });
    for (const DesignRecord& record : state.designs)
        m_written[{ kSavedSlot, record.id }] = record.design;
    return {};
}

Result<void> Project::purge(const std::string& which)
{
    const auto any = m_database->integer("SELECT count(*) FROM runs WHERE " + which);
    if (!any || *any == 0)
        return any ? Result<void>() : tl::unexpected(any.error());
    std::string sql;
    for (const char* table : { "points", "candidates", "trace", "run_texts" })
        sql += fmt::format("DELETE FROM {} WHERE run IN (SELECT id FROM runs WHERE {});", table, which);
    return m_database->transaction([&] { return m_database->execute(sql + "DELETE FROM runs WHERE " + which); });
}

Result<void> Project::discard()
{
    if (auto allowed = writable(); !allowed)
        return allowed;
    std::erase_if(m_written, [](const auto& entry) { return entry.first.first == kAutosaveSlot; });
    return m_database->transaction([&]() -> Result<void> {
        if (auto done = m_database->execute("DELETE FROM states WHERE slot = 1; DELETE FROM designs WHERE slot = 1"); !done)
            return done;
        return purge("keep <> 1");
    });
}

Result<void> Project::saveCopy(const fs::path& path, const EditState& state)
{
    const auto elsewhere = [&](Error error) {
        error.where = path.string();
        return tl::unexpected(std::move(error));
    };
    std::error_code ignored;
    if (fs::exists(path, ignored) && fs::equivalent(path, m_path, ignored))
        return save(state);
    if (isInUse(path))
        return fail(ErrorCode::IoError, "another PIM Studio has this project open", path.string());
    const fs::path side = besides(path);
    removeDatabase(side);
    const auto build = [&]() -> Result<void> {
        {
            Statement copy(*m_database, "VACUUM INTO ?");
            if (auto done = copy.bind(side.string()).run(); !done)
                return done;
        }
        auto database = Database::open(side, Database::Mode::ReadWrite);
        if (!database)
            return tl::unexpected(database.error());
        Project project;
        project.m_path = side;
        project.m_database = std::move(*database);
        return project.save(state);
    };
    if (auto built = build(); !built) {
        removeDatabase(side);
        return elsewhere(built.error());
    }
    if (::rename(side.c_str(), path.c_str()) != 0) {
        Error error { ErrorCode::IoError, std::string("cannot write the file: ") + std::strerror(errno), {} };
        removeDatabase(side);
        return elsewhere(std::move(error));
    }
    return {};
}

} // namespace pim::project
