#pragma once

// Things that threads take in turn. Not installed.

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace graphwright::detail {

/// Lends things, each to one thread at a time, and makes more as they are needed. Must outlive
/// what it lent. Thread-safe.
template <typename Thing>
class Pool {
 public:
  /// Takes a thing back.
  struct Return {
    Pool* pool;
    void operator()(Thing* thing) const { pool->put(std::unique_ptr<Thing>(thing)); }
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
