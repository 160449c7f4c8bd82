package dev.asyncio4j.guide.cookbook;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import com.sun.net.httpserver.HttpServer;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.sync.Semaphore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A client of HTTP with a limit, and a loop for a program that has none. Python: {@code
 * network.py}.
 */
public final class Network {
  private Network() {}

  // recipe 9
  static final HttpClient HTTP = HttpClient.newHttpClient(); // one for the program

  static Coroutine<String> fetch(URI uri, Semaphore limit) {
    var request = HttpRequest.newBuilder(uri).build();
    return async(
        () -> limit.with(() -> await(HTTP.sendAsync(request, BodyHandlers.ofString())).body()));
  }

  static Coroutine<List<String>> three(URI uri) {
    return async(
        () -> {
          Semaphore limit = Semaphore.create(2);
          return await(gather(fetch(uri, limit), fetch(uri, limit), fetch(uri, limit)));
        });
  }

  // end

  // recipe 17
  static final class Application implements AutoCloseable { // a bean of the application
    private final LoopThread thread = LoopThread.start("application", RunOptions.defaults());

    CompletableFuture<String> invoice(int number) { // what a controller returns
      return runCoroutineThreadsafe(makeInvoice(number), thread.loop());
    }

    @Override
    public void close() {
      thread.close();
    }
  }

  // end

  static Coroutine<String> makeInvoice(int number) {
    return sleep(seconds(0.01), "invoice " + number);
  }

  public static void main(String[] args) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 5);
          exchange.getResponseBody().write("hello".getBytes());
          exchange.close();
        });
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    System.out.println(String.join(" ", run(three(uri))));
    server.stop(0);
    try (var application = new Application()) {
      System.out.println(application.invoice(7).join());
    }
  }
}
