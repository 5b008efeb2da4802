// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/database.h"

#include <utility>

#include <sqlite3.h>

namespace pim::project {
namespace {

constexpr int kBusyMilliseconds = 5000;
constexpr int kLargestValue = 512 << 20; ///< bytes of one text or blob

std::string immutableUri(const std::filesystem::path& path)
{
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(path).string()) {
        if (c == '%' || c == '?' || c == '#')
            uri += c == '%' ? "%25" : c == '?' ? "%3f" : "%23";
        else
            uri += c;
    }
    return uri + "?immutable=1";
}

} // namespace

Statement::Statement(Database& database, std::string_view sql)
    : m_database(&database)
{
    check(sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &m_statement, nullptr));
}

Statement::Statement(Statement&& other) noexcept
    : m_database(other.m_database)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_next(other.m_next)
    , m_error(std::move(other.m_error))
{
}

Statement::~Statement() { sqlite3_finalize(m_statement); }

void Statement::check(int code)
{
    if (code != SQLITE_OK && !m_error)
        m_error = m_database->failure(code);
}

Statement& Statement::bind(std::string_view text)
{
    if (!m_error)
        check(sqlite3_bind_text64(m_statement, m_next++, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(double value)
{
    if (!m_error)
        check(sqlite3_bind_double(m_statement, m_next++, value));
    return *this;
}

Statement& Statement::bind(std::nullptr_t)
{
    if (!m_error)
        check(sqlite3_bind_null(m_statement, m_next++));
    return *this;
}

Statement& Statement::bindBlob(std::span<const std::byte> bytes)
{
    static constexpr std::byte kNothing {};
    if (!m_error)
        check(sqlite3_bind_blob64(m_statement, m_next++, bytes.empty() ? &kNothing : bytes.data(), bytes.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bindInteger(std::int64_t value)
{
    if (!m_error)
        check(sqlite3_bind_int64(m_statement, m_next++, value));
    return *this;
}

Result<bool> Statement::step()
{
    if (m_error)
        return tl::unexpected(*m_error);
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    m_error = m_database->failure(code);
    return tl::unexpected(*m_error);
}

Result<void> Statement::run()
{
    for (;;) {
        const auto more = step();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
    }
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_next = 1;
    return {};
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }

double Statement::real(int column) const { return sqlite3_column_double(m_statement, column); }

std::string Statement::text(int column) const
{
    const auto* bytes = sqlite3_column_text(m_statement, column);
    return bytes ? std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
                 : std::string();
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

std::span<const std::byte> Statement::blob(int column) const
{
    const void* bytes = sqlite3_column_blob(m_statement, column);
    return { static_cast<const std::byte*>(bytes), bytes ? static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)) : 0 };
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path, Mode mode)
{
    std::unique_ptr<Database> database(new Database);
    database->m_name = path.string();
    int flags = SQLITE_OPEN_READONLY;
    std::string name = path.string();
    if (mode == Mode::ReadWrite)
        flags = SQLITE_OPEN_READWRITE;
    else if (mode == Mode::Create)
        flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    else if (mode == Mode::Immutable) {
        flags |= SQLITE_OPEN_URI;
        name = immutableUri(path);
    }
    // One owner at a time, whatever the thread: no mutex needed.
    const int code = sqlite3_open_v2(name.c_str(), &database->m_handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(database->failure(code));
    sqlite3* const handle = database->m_handle;
    sqlite3_busy_timeout(handle, kBusyMilliseconds);
    // The file may come from anywhere: it must not run code of its own or damage the connection.
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kLargestValue);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    if (auto done = database->execute("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA foreign_keys = OFF"); !done)
        return tl::unexpected(done.error());
    return database;
}

Database::~Database() { sqlite3_close(m_handle); }

Error Database::failure(int code) const
{
    const std::string reason = m_handle ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code);
    switch (code & 0xff) {
    case SQLITE_NOTADB: return { ErrorCode::ParseError, "is not a PIM Studio project (" + reason + ")", m_name };
    case SQLITE_CORRUPT:
        return { ErrorCode::ParseError, "the project file is damaged (" + reason + "); open a copy of it from before", m_name };
    case SQLITE_SCHEMA:
    case SQLITE_ERROR:
        return { ErrorCode::ParseError, "the project file lacks something that every project has (" + reason + ")", m_name };
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return { ErrorCode::IoError, "another program is writing to the project; try again when it is done", m_name };
    case SQLITE_READONLY:
        return { ErrorCode::IoError, code == SQLITE_READONLY_ROLLBACK
                     ? "the project was not closed properly and its folder cannot be written; copy the file and its -journal to a folder of yours"
                     : "the project cannot be written (" + reason + ")", m_name };
    case SQLITE_FULL: return { ErrorCode::IoError, "the disk is full", m_name };
    case SQLITE_TOOBIG: return { ErrorCode::InvalidArgument, "a value is larger than the 512 MiB that a project holds", m_name };
    case SQLITE_NOMEM: return { ErrorCode::Internal, "out of memory", m_name };
    default: return { ErrorCode::IoError, "cannot use the project file: " + reason, m_name };
    }
}

Result<void> Database::execute(const std::string& sql)
{
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(failure(code));
    return {};
}

Result<std::int64_t> Database::integer(const std::string& sql)
{
    Statement statement(*this, sql);
    const auto row = statement.step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? statement.integer(0) : 0;
}

Result<void> Database::transaction(const std::function<Result<void>()>& work)
{
    if (m_inTransaction)
        return work();
    if (auto begun = execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    m_inTransaction = true;
    Result<void> done;
    try {
        done = work();
        if (done)
            done = execute("COMMIT");
    } catch (...) {
        m_inTransaction = false;
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
        throw;
    }
    m_inTransaction = false;
    if (!done)
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr); // does nothing where SQLite already has
    return done;
}

std::int64_t Database::lastId() const { return sqlite3_last_insert_rowid(m_handle); }

std::int64_t Database::changes() const { return sqlite3_changes64(m_handle); }

Result<void> Database::copyFrom(Database& source)
{
    sqlite3_backup* backup = sqlite3_backup_init(m_handle, "main", source.m_handle, "main");
    if (!backup)
        return tl::unexpected(failure(sqlite3_errcode(m_handle)));
    const int step = sqlite3_backup_step(backup, -1);
    const int finish = sqlite3_backup_finish(backup);
    if (step != SQLITE_DONE)
        return tl::unexpected((step & 0xff) == SQLITE_CORRUPT || (step & 0xff) == SQLITE_NOTADB ? source.failure(step) : failure(step));
    if (finish != SQLITE_OK)
        return tl::unexpected(failure(finish));
    return {};
}

} // namespace pim::project
