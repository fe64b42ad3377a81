#include "cli/ordered_work.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <memory>
#include <stdexcept>

using graphwright::cli::OrderedWork;

TEST_CASE("OrderedWork hands results on in the order of the work, however long each takes") {
  for (const std::size_t threads : {1U, 2U, 5U}) {
    std::vector<int> results;
    OrderedWork<std::unique_ptr<int>> work(
        threads, [&](std::unique_ptr<int> result) { results.push_back(*result); });
    for (int i = 0; i < 60; ++i) {
      work.add([number = std::make_unique<int>(i)]() mutable {
        if (*number % 7 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
        return std::move(number);
      });
    }
    work.finish();
    REQUIRE(results.size() == 60);
    for (int i = 0; i < 60; ++i) CHECK(results[static_cast<std::size_t>(i)] == i);
  }
}

TEST_CASE("OrderedWork holds no more than four pieces of work a thread") {
  std::atomic<int> held = 0;
  int delivered = 0;
  OrderedWork<int> work(2, [&](int) {
    --held;
    ++delivered;
  });
  for (int i = 0; i < 50; ++i) {
    work.add([] { return 0; });
    CHECK(++held <= 8);
  }
  work.finish();
  CHECK(delivered == 50);
}

TEST_CASE("OrderedWork throws what work throws, after the results before it") {
  for (const std::size_t threads : {1U, 3U}) {
    std::vector<int> results;
    OrderedWork<int> work(threads, [&](int result) { results.push_back(result); });
    const auto give_all = [&] {
      for (int i = 0; i < 30; ++i) {
        work.add([i] {
          if (i == 5) throw std::runtime_error("five");
          return i;
        });
      }
      work.finish();
    };
    CHECK_THROWS_WITH(give_all(), "five");
    CHECK(results == std::vector<int>{0, 1, 2, 3, 4});
  }
}
