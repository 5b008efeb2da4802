// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/inflate.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <system_error>

#include <fmt/format.h>
#include <zlib.h>

namespace pim::program {

namespace {

constexpr std::size_t kPiece = std::size_t { 1 } << 16;
constexpr int kAnyHeader = 15 + 32; ///< zlib: largest window, gzip and zlib headers
constexpr int kGzipHeader = 15 + 16;

bool isCompressed(std::string_view start)
{
    if (start.size() < 2)
        return false;
    const auto a = static_cast<unsigned char>(start[0]), b = static_cast<unsigned char>(start[1]);
    return (a == 0x1f && b == 0x8b) || ((a & 0x0f) == 8 && (a >> 4) <= 7 && (a * 256 + b) % 31 == 0);
}

} // namespace

Inflater::Inflater() = default;
Inflater::Inflater(Inflater&&) noexcept = default;

Inflater::~Inflater()
{
    if (m_stream)
        inflateEnd(m_stream.get());
}

Result<Inflater> Inflater::open(const std::filesystem::path& path)
{
    std::error_code problem;
    const auto status = std::filesystem::status(path, problem);
    if (std::filesystem::is_directory(status))
        return fail(ErrorCode::IoError, "is a directory, a file is needed", path.string());
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        return fail(ErrorCode::IoError, "is a device or a pipe, a file is needed", path.string());
    Inflater inflater;
    inflater.m_path = path.string();
    inflater.m_file.reset(std::fopen(path.c_str(), "rbe"));
    if (!inflater.m_file)
        return fail(ErrorCode::IoError, fmt::format("cannot open the file: {}", std::strerror(errno)), path.string());
    inflater.m_input.resize(kPiece);
    return inflater;
}

Inflater Inflater::of(std::string_view bytes)
{
    Inflater inflater;
    inflater.m_bytes = bytes;
    return inflater;
}

Result<std::string_view> Inflater::raw()
{
    if (!m_file) {
        const std::string_view piece = m_bytes.substr(0, kPiece);
        m_bytes.remove_prefix(piece.size());
        return piece;
    }
    const std::size_t got = std::fread(m_input.data(), 1, m_input.size(), m_file.get());
    if (got == 0 && std::ferror(m_file.get()) != 0)
        return fail(ErrorCode::IoError, fmt::format("cannot read the file: {}", std::strerror(errno)), m_path);
    return std::string_view(m_input.data(), got);
}

Result<std::string_view> Inflater::next()
{
    Result<std::string_view> piece;
    if (m_started && m_stream) {
        piece = inflated();
    } else {
        piece = raw();
        if (piece && !m_started) {
            m_started = true;
            if (isCompressed(*piece)) {
                m_stream = std::make_unique<z_stream>();
                if (inflateInit2(m_stream.get(), kAnyHeader) != Z_OK) {
                    m_stream.reset();
                    throw std::bad_alloc();
                }
                m_memberOpen = true;
                m_output.resize(kPiece);
                m_stream->next_in =
                    reinterpret_cast<Bytef*>(const_cast<char*>(piece->data())); // zlib does not write there
                m_stream->avail_in = static_cast<uInt>(piece->size());
                piece = inflated();
            }
        }
    }
    if (piece && (m_given += piece->size()) > kLargestText)
        return fail(ErrorCode::ParseError, fmt::format("the text has more than {} GiB", kLargestText >> 30));
    return piece;
}

Result<std::string_view> Inflater::inflated()
{
    z_stream& stream = *m_stream;
    stream.next_out = reinterpret_cast<Bytef*>(m_output.data());
    stream.avail_out = static_cast<uInt>(m_output.size());
    while (stream.avail_out > 0) {
        if (stream.avail_in == 0 && !m_inputEnded) {
            const auto piece = raw();
            if (!piece)
                return piece;
            m_inputEnded = piece->empty();
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece->data()));
            stream.avail_in = static_cast<uInt>(piece->size());
        }
        if (!m_memberOpen) {
            // Another gzip member may follow; zeros and other bytes after the data are ignored, as gzip does.
            if (stream.avail_in == 0 || stream.next_in[0] != 0x1f)
                break;
            inflateReset(&stream);
            m_memberOpen = true;
        }
        if (stream.avail_in == 0) {
            if (stream.avail_out < m_output.size())
                break; // first give what there is
            return fail(ErrorCode::ParseError, "the compressed data ends too early");
        }
        const int status = inflate(&stream, Z_NO_FLUSH);
        if (status == Z_STREAM_END)
            m_memberOpen = false;
        else if (status == Z_MEM_ERROR)
            throw std::bad_alloc();
        else if (status != Z_OK && status != Z_BUF_ERROR)
            return fail(
                ErrorCode::ParseError,
                fmt::format("the compressed data is damaged: {}", stream.msg != nullptr ? stream.msg : "wrong header"));
    }
    return std::string_view(m_output.data(), m_output.size() - stream.avail_out);
}

Deflater::Deflater()
    : m_stream(std::make_unique<z_stream>())
{
    constexpr int kMemory = 8; // zlib's default
    if (deflateInit2(m_stream.get(), Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipHeader, kMemory, Z_DEFAULT_STRATEGY)
        != Z_OK)
        throw std::bad_alloc();
}

Deflater::~Deflater() { deflateEnd(m_stream.get()); }

void Deflater::run(std::string_view text, int flush)
{
    m_stream->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    m_stream->avail_in = static_cast<uInt>(text.size());
    char buffer[1 << 14];
    do {
        m_stream->next_out = reinterpret_cast<Bytef*>(buffer);
        m_stream->avail_out = sizeof buffer;
        deflate(m_stream.get(), flush);
        m_compressed.append(buffer, sizeof buffer - m_stream->avail_out);
    } while (m_stream->avail_out == 0);
}

void Deflater::add(std::string_view text)
{
    for (; !text.empty(); text.remove_prefix(std::min(text.size(), kPiece)))
        run(text.substr(0, kPiece), Z_NO_FLUSH);
}

std::string Deflater::finish()
{
    run({}, Z_FINISH);
    return std::move(m_compressed);
}

} // namespace pim::program
