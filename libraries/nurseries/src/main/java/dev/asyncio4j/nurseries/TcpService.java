package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import org.jspecify.annotations.Nullable;

/** A server whose clients are children of a nursery. */
final class TcpService {
  private TcpService() {}

  /** Serves until it is cancelled, or a handler fails. */
  static void serve(ConnectionHandler handler, String host, int port, TaskStatus<Server> status) {
    Nurseries.openNursery(
        nursery -> {
          ConnectionHandler accept =
              (reader, writer) -> {
                if (nursery.closed()) writer.transport().abort();
                else nursery.startSoon(client(handler, reader, writer));
              };
          Server server = await(startServer(accept, host, port));
          try {
            status.started(server);
            await(Nurseries.sleepForever());
          } finally {
            server.close();
          }
        });
  }

  private static Coroutine<@Nullable Void> client(
      ConnectionHandler handler, StreamReader reader, StreamWriter writer) {
    return async(
        () -> {
          try {
            handler.handle(reader, writer);
            new Connection(reader, writer).close();
          } catch (Throwable e) {
            writer.transport().abort(); // a peer that reads nothing must not hold the nursery up
            throw Sneaky.thrown(e);
          }
        });
  }
}
