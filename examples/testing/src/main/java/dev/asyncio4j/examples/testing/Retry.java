package dev.asyncio4j.examples.testing;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.FakeNetwork;
import dev.asyncio4j.testing.Trail;

/** A server fails six times: the client's attempts come exactly when they should, in no time. */
public final class Retry {
  private static final int FAILURES = 6;

  private Retry() {}

  public static void main(String[] args) {
    var attempts = Trail.create();
    var answer = AsyncTests.run(() -> askOfAServerThatFails(attempts));
    System.out.println(answer);
    attempts.lines().forEach(System.out::println);
  }

  /** Returns the answer; {@code attempts} gets the second of each attempt. */
  static String askOfAServerThatFails(Trail attempts) {
    try (var net = FakeNetwork.create()) {
      var host = net.host("server");
      var server =
          net.on(
              host,
              () ->
                  await(
                      startServer(
                          (reader, writer) -> {
                            try (var c = new Connection(reader, writer)) {
                              attempts.add(getRunningLoop().time().toSeconds());
                              var line = await(reader.readLine());
                              if (attempts.lines().size() > FAILURES) writer.write(line);
                            }
                          },
                          "server",
                          80)));
      var answer = await(Client.ask("server", 80, "hello"));
      server.close();
      await(server.waitClosed());
      return answer;
    }
  }
}
