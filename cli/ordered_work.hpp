#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace graphwright::cli {

/// Does work in several threads, and hands the results on in the order in which the work was given,
/// in the thread that gives it. At most four pieces of work a thread are held at a time, done or
/// not. What work throws is thrown where its result would be handed on, and ends all: later results
/// are dropped.
template <typename Result>
class OrderedWork {
 public:
  using Deliver = std::function<void(Result)>;

  /// With one thread, the work is done in the thread that gives it.
  OrderedWork(std::size_t threads, Deliver deliver)
      : most_(4 * threads), deliver_(std::move(deliver)) {
    if (threads < 2) return;
    try {
      for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
    } catch (const std::system_error&) {
      // There can be no more of them: those that there are do the work.
    }
  }

  OrderedWork(const OrderedWork&) = delete;
  OrderedWork& operator=(const OrderedWork&) = delete;

  /// Ends the threads; work that was not begun is not done.
  ~OrderedWork() {
    {
      const std::lock_guard lock(mutex_);
      waiting_.clear();
      is_ended_ = true;
    }
    is_wanted_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  /// Gives a piece of work, a function without arguments, and hands on what must be to hold no
  /// more than is allowed.
  template <typename Work>
  void add(Work work) {
    if (threads_.empty()) return deliver_(work());
    if (results_.size() == most_) deliver_next();
    std::packaged_task<Result()> task(std::move(work));
    results_.push_back(task.get_future());
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(task));
    }
    is_wanted_.notify_one();
  }

  /// Hands on all results.
  void finish() {
    while (!results_.empty()) deliver_next();
  }

 private:
  void deliver_next() {
    std::future<Result> next = std::move(results_.front());
    results_.pop_front();
    try {
      deliver_(next.get());
    } catch (...) {
      results_.clear();
      throw;
    }
  }

  void run() {
    for (;;) {
      std::unique_lock lock(mutex_);
      is_wanted_.wait(lock, [this] { return is_ended_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      std::packaged_task<Result()> task = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      task();
    }
  }

  std::size_t most_;
  Deliver deliver_;
  std::deque<std::future<Result>> results_;
  std::mutex mutex_;
  std::condition_variable is_wanted_;
  std::deque<std::packaged_task<Result()>> waiting_;
  bool is_ended_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace graphwright::cli
