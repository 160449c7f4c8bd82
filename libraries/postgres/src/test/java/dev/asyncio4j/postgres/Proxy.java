package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.openConnection;

import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;

/** Passes bytes on between a client and the server, until it is frozen. */
final class Proxy {
  private Proxy() {}

  static ConnectionHandler to(String host, int port, boolean[] frozen) {
    return (reader, writer) -> {
      var up = await(openConnection(host, port));
      var back = createTask(async(() -> pass(up.reader(), writer, frozen)));
      try {
        pass(reader, up.writer(), frozen);
      } finally {
        back.cancel();
        up.writer().close();
        writer.close();
      }
    };
  }

  private static void pass(StreamReader from, StreamWriter to, boolean[] frozen) {
    for (var piece = await(from.read(1 << 16));
        piece.length > 0;
        piece = await(from.read(1 << 16))) {
      if (frozen[0]) continue;
      to.write(piece);
      await(to.drain());
    }
  }
}
