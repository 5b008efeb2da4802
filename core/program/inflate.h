// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

struct z_stream_s;

namespace pim::program {

inline constexpr std::uint64_t kLargestText = std::uint64_t { 8 } << 30; ///< bytes of a text, decompressed

/// The text of a file or of bytes in memory, piece by piece: as it is, or decompressed when it is gzip (several members
/// one after the other, too) or zlib, which its first bytes tell.
class Inflater
{
public:
    /// IoError when the file cannot be opened, or is no file.
    [[nodiscard]] static Result<Inflater> open(const std::filesystem::path& path);
    /// \a bytes must outlive it.
    static Inflater of(std::string_view bytes);
    Inflater(Inflater&&) noexcept;
    ~Inflater();

    /// The next piece, valid until the next call; empty at the end. ParseError: damaged or cut compressed data, or a
    /// text of more than kLargestText. IoError.
    [[nodiscard]] Result<std::string_view> next();

private:
    Inflater();
    Result<std::string_view> raw();
    Result<std::string_view> inflated();

    struct CloseFile
    {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, CloseFile> m_file;
    std::string m_path;
    std::string_view m_bytes; ///< not yet given, when there is no file
    std::vector<char> m_input, m_output;
    std::unique_ptr<z_stream_s> m_stream; ///< when compressed
    bool m_started = false, m_memberOpen = false, m_inputEnded = false;
    std::uint64_t m_given = 0;
};

/// Compresses to gzip in memory.
class Deflater
{
public:
    Deflater();
    ~Deflater();
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    void add(std::string_view text);
    /// The whole file. No more can be added.
    std::string finish();

private:
    void run(std::string_view text, int flush);
    std::unique_ptr<z_stream_s> m_stream;
    std::string m_compressed;
};

} // namespace pim::program
