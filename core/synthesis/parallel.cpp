// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace pim::synthesis {

void forEachTask(std::size_t count, int threads, const std::function<void(std::size_t)>& task, const std::function<void()>& wait)
{
    if (count == 0)
        return;
    const std::size_t workers = std::min<std::size_t>(
        count, static_cast<std::size_t>(threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()))));
    std::atomic<std::size_t> next { 0 };
    std::mutex mutex;
    std::condition_variable ended;
    std::size_t running = workers;
    std::exception_ptr failure;
    std::vector<std::jthread> pool;
    pool.reserve(workers);
    for (std::size_t w = 0; w < workers; ++w) {
        pool.emplace_back([&] {
            try {
                for (std::size_t i = next++; i < count; i = next++)
                    task(i);
            } catch (...) {
                next = count;
                const std::scoped_lock lock(mutex);
                failure = std::current_exception();
            }
            const std::scoped_lock lock(mutex);
            --running;
            ended.notify_all();
        });
    }
    {
        std::unique_lock lock(mutex);
        while (running > 0) {
            ended.wait_for(lock, std::chrono::milliseconds(20), [&] { return running == 0; });
            if (wait) {
                lock.unlock();
                wait();
                lock.lock();
            }
        }
    }
    pool.clear();
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace pim::synthesis
