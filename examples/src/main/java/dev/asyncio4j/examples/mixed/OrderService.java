package dev.asyncio4j.examples.mixed;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.kotlin.Suspending;

/** Java in direct style, between Kotlin code on both sides. */
public final class OrderService {
  private final OrderRepository repository;

  public OrderService(OrderRepository repository) {
    this.repository = repository;
  }

  /** The invoice of an order, as a line of text. */
  public Coroutine<String> invoice(int id) {
    return async(
        () -> {
          try {
            Order order = await(Suspending.call(c -> repository.find(id, c)));
            var prices = await(gather(order.getItems().stream().map(this::price).toList()));
            int total = prices.stream().mapToInt(Integer::intValue).sum();
            return "order %d: %d items, %d.%02d"
                .formatted(id, prices.size(), total / 100, total % 100);
          } catch (CancelledError cancelled) {
            System.out.println("service: invoice " + id + " given up");
            throw cancelled;
          }
        });
  }

  private Coroutine<Integer> price(String item) {
    return Suspending.call(c -> repository.price(item, c));
  }
}
