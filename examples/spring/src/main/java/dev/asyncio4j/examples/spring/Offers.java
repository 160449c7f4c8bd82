package dev.asyncio4j.examples.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.examples.spring.kotlin.Discounts;
import dev.asyncio4j.kotlin.Suspending;
import dev.asyncio4j.spring.OnLoop;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The things that the shop sells: each method returns a coroutine, which the starter runs. */
@RestController
class Offers {
  private final Prices prices;
  private final Discounts discounts;

  Offers(Prices prices, Discounts discounts) {
    this.prices = prices;
    this.discounts = discounts;
  }

  /**
   * An offer.
   *
   * @param item what is sold
   * @param cents for how much
   */
  record Offer(String item, long cents) {}

  /** Asks a repository that blocks and a Kotlin service that suspends, at the same time. */
  @GetMapping("/offers/{item}")
  Coroutine<Offer> offer(@PathVariable String item) {
    return async(
        () -> {
          var percent = createTask(Suspending.<Integer>call(c -> discounts.percent(item, c)));
          var cents = await(prices.of(item));
          if (cents == null) throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no " + item);
          return new Offer(item, cents * (100 - await(percent)) / 100);
        });
  }

  /** Asks for several at once. */
  @GetMapping("/offers")
  Coroutine<List<Offer>> offers(@RequestParam List<String> items) {
    return async(() -> await(gather(items.stream().map(this::offer).toList())));
  }

  /** Takes long; what is left of it when the application stops is cancelled. */
  @GetMapping("/stock/{seconds}")
  Coroutine<String> stock(@PathVariable int seconds) {
    return async(
        () -> {
          try {
            return await(sleep(Duration.ofSeconds(seconds), "counted"));
          } finally {
            System.out.println("the count has ended");
          }
        });
  }

  /** Awaits in a plain method, which runs on the loop; tells on what thread. */
  @OnLoop
  @GetMapping("/thread")
  String thread() {
    await(sleep(Duration.ofMillis(1)));
    return Thread.currentThread().toString();
  }

  /** Streams prices, as they come: lines of JSON, or events. */
  @GetMapping("/prices/{item}")
  AsyncIterable<Offer> prices(@PathVariable String item) {
    return asyncGenerator(
        y -> {
          for (int i = 1; i <= 3; i++) {
            y.emit(new Offer(item, 100 * i));
            await(sleep(Duration.ofMillis(10)));
          }
        });
  }
}
