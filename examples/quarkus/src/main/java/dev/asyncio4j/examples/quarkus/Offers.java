package dev.asyncio4j.examples.quarkus;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.LoopThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The things that the shop sells. What a loop gives is what Quarkus waits for. */
@Path("/")
public class Offers {
  private final LoopThread loop;

  /** A count that lives on the loop alone: it needs no lock. */
  private int waiting;

  /** Takes the loop of the application. */
  public Offers(LoopThread loop) {
    this.loop = loop;
  }

  /**
   * An offer.
   *
   * @param item what is sold
   * @param cents for how much
   */
  public record Offer(String item, int cents) {}

  /** A stage is enough. */
  @GET
  @Path("offers/{item}")
  public CompletionStage<Offer> offer(String item) {
    return loop.submit(priced(item));
  }

  /** A {@code Uni} cancels the task when it is cancelled itself, as when its time is over. */
  @GET
  @Path("delivery")
  public Uni<String> delivery() {
    return Uni.createFrom()
        .completionStage(() -> loop.submit(delivered()))
        .ifNoItem()
        .after(Duration.ofMillis(50))
        .recoverWithItem("not today");
  }

  /** Several at once. */
  @GET
  @Path("offers")
  public Uni<List<Offer>> offers() {
    return Uni.createFrom()
        .completionStage(
            () -> loop.submit(async(() -> await(gather(priced("tea"), priced("cake"))))));
  }

  /** The number of those that wait for a delivery. */
  @GET
  @Path("waiting")
  public CompletionStage<Integer> waiting() {
    return loop.submit(async(() -> waiting));
  }

  private static Coroutine<Offer> priced(String item) {
    return async(() -> await(sleep(Duration.ofMillis(1), new Offer(item, 100 * item.length()))));
  }

  private Coroutine<String> delivered() {
    return async(
        () -> {
          waiting++;
          try {
            return await(sleep(Duration.ofHours(1), "delivered"));
          } finally {
            waiting--;
          }
        });
  }
}
