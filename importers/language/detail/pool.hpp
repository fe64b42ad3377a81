#pragma once

// Things that threads take in turn. Not installed.

#include <exception>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace graphwright::detail {

/// Lends things, each to one thread at a time, and makes more as they are needed. What an exception
/// gives back is destroyed, as its work was not ended. Must outlive what it lent. Thread-safe.
template <typename Thing>
class Pool {
 public:
  /// Takes a thing back.
  struct Return {
    Pool* pool;
    int exceptions = std::uncaught_exceptions();

    void operator()(Thing* thing) const {
      std::unique_ptr<Thing> owned(thing);
      if (std::uncaught_exceptions() == exceptions) pool->put(std::move(owned));
    }
  };

  std::unique_ptr<Thing, Return> take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return {new Thing(), Return{this}};
    std::unique_ptr<Thing> thing = std::move(free_.back());
    free_.pop_back();
    return {thing.release(), Return{this}};
  }

 private:
  void put(std::unique_ptr<Thing> thing) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(thing));
  }

  std::mutex mutex_;
  std::vector<std::unique_ptr<Thing>> free_;
};

}  // namespace graphwright::detail
