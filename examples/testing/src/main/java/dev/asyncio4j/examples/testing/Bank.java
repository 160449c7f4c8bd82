package dev.asyncio4j.examples.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.testing.ScheduleSearch;
import dev.asyncio4j.testing.SearchOptions;
import java.time.Duration;

/** An account with a lock that is missing: the usual order hides it, the search finds it. */
public final class Bank {
  private int balance;

  private Bank() {}

  public static void main(String[] args) {
    var options = SearchOptions.defaults().budget(Duration.ofMinutes(10)).schedules(100);
    var failure = ScheduleSearch.explore(options, Bank::test).failure().orElseThrow();
    System.out.println(failure.error().getMessage());
    System.out.println("shortest: " + failure.shortest());
    failure.trail().lines().forEach(line -> System.out.println(line.replaceAll(":\\d+", "")));
    int failed = 0;
    for (int i = 0; i < 100; i++) {
      try {
        ScheduleSearch.replay(failure.shortest(), Bank::test);
      } catch (AssertionError again) {
        failed++;
      }
    }
    System.out.println("replayed: " + failed + " of 100");
  }

  /** Three tasks deposit: each at its own time, unless it is held back. */
  static void test() {
    var bank = new Bank();
    await(
        gather(
            createTask(async(() -> bank.deposit(0)), "first"),
            createTask(async(() -> bank.deposit(2)), "second"),
            createTask(async(() -> bank.deposit(4)), "third")));
    if (bank.balance != 3) throw new AssertionError("an update is lost");
  }

  private void deposit(int passes) {
    for (int i = 0; i < passes; i++) await(sleep(Duration.ZERO));
    int before = balance;
    await(sleep(Duration.ZERO)); // writes it to the books
    balance = before + 1;
  }
}
