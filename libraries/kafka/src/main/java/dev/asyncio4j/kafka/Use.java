package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Body1;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody1;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The use of a client in a block: start, body, stop. */
final class Use {
  private Use() {}

  static <C extends AutoCloseable, T extends @Nullable Object> T of(
      C client, Function<C, Coroutine<@Nullable Void>> start, Body1<? super C, T> body) {
    try (client) {
      await(start.apply(client));
      return body.run(client);
    } catch (Exception e) {
      throw Sneaky.<RuntimeException>sneaky(e);
    }
  }

  static <C extends AutoCloseable> void of(
      C client, Function<C, Coroutine<@Nullable Void>> start, VoidBody1<? super C> body) {
    try (client) {
      await(start.apply(client));
      body.accept(client);
    } catch (Exception e) {
      throw Sneaky.<RuntimeException>sneaky(e);
    }
  }
}
