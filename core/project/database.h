// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "core/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace pim::project {

class Database;

/// One prepared statement. Values are bound in order; the first error is kept and told by step() or run().
class Statement
{
public:
    Statement(Database& database, std::string_view sql);
    Statement(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    Statement& bind(std::string_view text);
    Statement& bind(const char* text) { return bind(std::string_view(text)); }
    Statement& bind(const std::string& text) { return bind(std::string_view(text)); }
    Statement& bind(double value);
    Statement& bind(std::nullptr_t);
    Statement& bindBlob(std::span<const std::byte> bytes); ///< \a bytes must live until the statement has run
    template<std::integral T>
    Statement& bind(T value) { return bindInteger(static_cast<std::int64_t>(value)); }
    template<typename T>
    Statement& bind(const std::optional<T>& value) { return value ? bind(*value) : bind(nullptr); }

    /// The next row: false when there is none.
    [[nodiscard]] Result<bool> step();
    /// Run to the end, forget the bound values.
    [[nodiscard]] Result<void> run();

    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    bool isNull(int column) const;
    /// The bytes of a blob; valid until the next step().
    std::span<const std::byte> blob(int column) const;

private:
    Statement& bindInteger(std::int64_t value);
    void check(int code);

    Database* m_database;
    sqlite3_stmt* m_statement = nullptr;
    int m_next = 1;
    std::optional<Error> m_error;
};

/// A connection to one SQLite file. Errors name the file.
class Database
{
public:
    /// Immutable: for reading, and nobody else writes; needs no locks and no writable folder.
    enum class Mode { ReadWrite, ReadOnly, Create, Immutable };
    /// \a path may be ":memory:" with Create.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::filesystem::path& path, Mode mode);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    [[nodiscard]] Result<void> execute(const std::string& sql);
    /// The first value of the first row, 0 when there is none.
    [[nodiscard]] Result<std::int64_t> integer(const std::string& sql);
    /// Run \a work within a transaction: all of it or nothing. Transactions nest into the outer one.
    [[nodiscard]] Result<void> transaction(const std::function<Result<void>()>& work);
    std::int64_t lastId() const;
    std::int64_t changes() const;
    /// Copy everything of \a source, which may be open for reading only.
    [[nodiscard]] Result<void> copyFrom(Database& source);

    const std::string& name() const { return m_name; }
    sqlite3* handle() const { return m_handle; }
    /// The last failure in words: what SQLite says and what a person can do about it.
    Error failure(int code) const;

private:
    Database() = default;

    sqlite3* m_handle = nullptr;
    std::string m_name;
    bool m_inTransaction = false;
};

} // namespace pim::project
