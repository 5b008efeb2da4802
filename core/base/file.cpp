// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pim {
namespace {

tl::unexpected<Error> systemFailure(const std::string& what, const std::filesystem::path& path)
{
    return fail(ErrorCode::IoError, what + ": " + std::strerror(errno), path.string());
}

} // namespace

Result<std::string> readFile(const std::filesystem::path& path, std::uintmax_t largest)
{
    // Non-blocking, or a pipe that nobody has open for writing would never be opened.
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return systemFailure("cannot open the file", path);
    const auto refuse = [&](std::string message) {
        ::close(fd);
        return fail(ErrorCode::IoError, std::move(message), path.string());
    };
    const auto tooLarge = [&] { return refuse("is larger than the " + std::to_string(largest) + " bytes that are read"); };
    struct stat info {};
    if (::fstat(fd, &info) != 0) {
        auto error = systemFailure("cannot read the file", path);
        ::close(fd);
        return error;
    }
    if (S_ISDIR(info.st_mode))
        return refuse("is a directory, a file is needed");
    if (S_ISBLK(info.st_mode) || (S_ISCHR(info.st_mode) && ::isatty(fd) == 0))
        return refuse("is a device, a file is needed");
    std::string contents;
    if (S_ISREG(info.st_mode) && info.st_size > 0) {
        if (static_cast<std::uintmax_t>(info.st_size) > largest)
            return tooLarge();
        contents.reserve(static_cast<std::size_t>(info.st_size));
    }
    std::vector<char> buffer(1 << 20);
    for (;;) {
        const ssize_t got = ::read(fd, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        // There is a writer, who has nothing to say yet: from here on wait.
        if (got < 0 && errno == EAGAIN)
            if (const int flags = ::fcntl(fd, F_GETFL); (flags & O_NONBLOCK) != 0 && ::fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) == 0)
                continue;
        if (got < 0) {
            auto error = systemFailure("cannot read the file", path);
            ::close(fd);
            return error;
        }
        if (got == 0)
            break;
        if (contents.size() + static_cast<std::uintmax_t>(got) > largest)
            return tooLarge();
        contents.append(buffer.data(), static_cast<std::size_t>(got));
    }
    if (S_ISFIFO(info.st_mode) && contents.empty())
        return refuse("is a pipe that nobody writes to");
    ::close(fd);
    return contents;
}

Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view contents)
{
    // A device or a pipe (/dev/stdout, /dev/full) cannot be renamed over; it is written straight through.
    struct stat target {};
    const bool special = ::stat(path.c_str(), &target) == 0 && !S_ISREG(target.st_mode) && !S_ISDIR(target.st_mode);
    std::string side = special ? path.string() : path.string() + ".part-XXXXXX";
    const int fd = special ? ::open(side.c_str(), O_WRONLY | O_CLOEXEC) : ::mkostemp(side.data(), O_CLOEXEC);
    if (fd < 0)
        return systemFailure("cannot write the file", path);
    const auto giveUp = [&](const char* what) {
        auto error = systemFailure(what, path);
        ::close(fd);
        if (!special)
            ::unlink(side.c_str());
        return error;
    };
    std::size_t done = 0;
    while (done < contents.size()) {
        const ssize_t put = ::write(fd, contents.data() + done, contents.size() - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return giveUp("cannot write the file");
        done += static_cast<std::size_t>(put);
    }
    if (special) {
        ::close(fd);
        return {};
    }
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(fd, 0666 & ~mask) != 0 || ::fsync(fd) != 0)
        return giveUp("cannot finish the file");
    if (::close(fd) != 0 || ::rename(side.c_str(), path.c_str()) != 0) {
        auto error = systemFailure("cannot put the file in its place", path);
        ::unlink(side.c_str());
        return error;
    }
    return {};
}

std::string sha256Hex(std::string_view bytes)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest, &length, EVP_sha256(), nullptr);
    static constexpr char kHex[] = "0123456789abcdef";
    std::string text;
    text.reserve(2 * length);
    for (unsigned int i = 0; i < length; ++i) {
        text += kHex[digest[i] >> 4];
        text += kHex[digest[i] & 15];
    }
    return text;
}

} // namespace pim
