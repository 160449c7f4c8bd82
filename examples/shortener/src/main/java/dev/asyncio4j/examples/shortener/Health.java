package dev.asyncio4j.examples.shortener;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.StreamResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The state of the service: without its database it is down, without its cache it is slower. */
final class Health {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Health() {}

  static StreamResponse answer(Request request) {
    var app = request.app();
    var states =
        await(
            gather(
                List.of(
                    state(app.get(Contexts.DATABASE).execute("SELECT 1")),
                    state(app.get(Contexts.CACHE).ping()))));
    return Response.json(Map.of("database", states.get(0), "cache", states.get(1)))
        .status(states.get(0).equals("up") ? 200 : 503);
  }

  private static Coroutine<String> state(Awaitable<?> question) {
    return async(
        () -> {
          try {
            await(waitFor(question, PATIENCE));
            return "up";
          } catch (RuntimeException e) {
            return "down";
          }
        });
  }
}
