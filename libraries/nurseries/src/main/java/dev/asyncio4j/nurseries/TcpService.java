package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import org.jspecify.annotations.Nullable;

/** A server whose clients are children of a nursery. */
final class TcpService {
  private static final ServerOptions LATER = ServerOptions.defaults().startServing(false);

  private final ConnectionHandler handler;
  private @Nullable Nursery clients;

  TcpService(ConnectionHandler handler) {
    this.handler = handler;
  }

  /** Serves until it is cancelled, or a handler fails; that it cannot listen comes out bare. */
  void serve(String host, int port, TaskStatus<Server> status) {
    Server server = await(startServer(this::accept, host, port, LATER));
    try {
      Nurseries.openNursery(
          nursery -> {
            clients = nursery;
            await(server.startServing());
            status.started(server);
            await(Nurseries.sleepForever());
          });
    } finally {
      server.close();
    }
  }

  private void accept(StreamReader reader, StreamWriter writer) {
    if (clients.closed()) writer.transport().abort();
    else clients.startSoon(client(reader, writer));
  }

  private Coroutine<@Nullable Void> client(StreamReader reader, StreamWriter writer) {
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
