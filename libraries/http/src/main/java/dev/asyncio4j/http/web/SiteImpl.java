package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openUnixConnection;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A listening socket, or one for each address of a host. */
final class SiteImpl implements Site {
  private final RunnerBase runner;
  private final String host;
  private final int port;
  private final @Nullable Path path;
  private final SiteOptions options;
  private @Nullable Server server;

  SiteImpl(RunnerBase runner, String host, int port, @Nullable Path path, SiteOptions options) {
    this.runner = runner;
    this.host = host;
    this.port = port;
    this.path = path;
    this.options = options;
    runner.server();
  }

  List<SocketAddress> addresses() {
    return server == null ? List.of() : server.sockets();
  }

  @Override
  public Coroutine<@Nullable Void> start() {
    return async(
        () -> {
          if (server != null) throw new IllegalStateException("the site has been started: " + this);
          server = listen();
          runner.register(this);
        });
  }

  private Server listen() throws BindException {
    var web = runner.server();
    var listening =
        ServerOptions.defaults()
            .backlog(options.backlog())
            .reuseAddress(options.reuseAddress())
            .reusePort(options.reusePort());
    if (options.tls() != null) listening = listening.tls(options.tls());
    if (path == null) {
      return await(web.loop().createServer(() -> new ServerConnection(web), host, port, listening));
    }
    refuseLive(path);
    return await(web.loop().createUnixServer(() -> new ServerConnection(web), path, listening));
  }

  /** The file of a server that answers is not taken away from it. */
  private static void refuseLive(Path path) throws BindException {
    if (await(toThread(() -> Files.exists(path))) && answers(path)) {
      throw new BindException(path + ": another server listens there");
    }
  }

  private static boolean answers(Path path) {
    try {
      await(openUnixConnection(path)).close();
      return true;
    } catch (UncheckedIOException nobody) {
      return false;
    }
  }

  @Override
  public Coroutine<@Nullable Void> stop() {
    return async(
        () -> {
          runner.unregister(this);
          if (server != null) server.close();
        });
  }

  @Override
  public String name() {
    var scheme = options.tls() == null ? "http" : "https";
    if (path != null) return scheme + "://unix:" + path + ":";
    var shown = host.isEmpty() ? "0.0.0.0" : host.contains(":") ? "[" + host + "]" : host;
    return scheme + "://" + shown + ":" + port();
  }

  @Override
  public int port() {
    for (var address : addresses()) {
      if (address instanceof InetSocketAddress inet) return inet.getPort();
    }
    return port;
  }

  @Override
  public String toString() {
    return "Site[" + name() + (addresses().isEmpty() ? "" : ", listening") + "]";
  }
}
