package dev.asyncio4j.examples.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A client that asks again, each time after twice the pause: the code under test. */
final class Client {
  private static final int MOST_ATTEMPTS = 10;

  private Client() {}

  /** Returns the answer of a server to one line. */
  static Coroutine<String> ask(String host, int port, String line) {
    return async(
        () -> {
          var pause = Duration.ofSeconds(1);
          for (int attempt = 1; ; attempt++) {
            try {
              return askOnce(host, port, line);
            } catch (UncheckedIOException error) {
              if (attempt == MOST_ATTEMPTS) throw error;
            }
            await(sleep(pause));
            pause = pause.multipliedBy(2);
          }
        });
  }

  private static String askOnce(String host, int port, String line) {
    try (var c = await(openConnection(host, port))) {
      c.writer().write(line + "\n");
      var answer = new String(await(c.reader().readLine())).trim();
      if (answer.isEmpty()) throw new UncheckedIOException(new IOException("no answer"));
      return answer;
    }
  }
}
