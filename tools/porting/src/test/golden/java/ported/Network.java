// Written by the porting assistant of asyncio4j from cookbook/network.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.sync.Semaphore;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

// A client of HTTP with a limit, and a loop for a program that has none.
public final class Network {
  private Network() {}

  static Coroutine<Object> fetch(Object url, Semaphore limit) {
    return async(() -> {
      await(limit.acquire());
      try {
        Network.<Object>todo(11, "return await asyncio.to_thread(lambda: urllib.request.urlopen(url).read().decode())"); // urllib.request.urlopen has no counterpart
      } finally {
        limit.release();
      }
      return null;
    });
  }

  static Coroutine<List<Object>> three(Object url) {
    return async(() -> {
      Semaphore limit = Semaphore.create(2);
      return await(gather(IntStream.range(0, 3).boxed().<Coroutine<Object>>map(unused -> fetch(url, limit)).toList()));
    });
  }

  // One loop for a program of threads: Flask, Django, a servlet.
  static class Application {
    EventLoop loop;
    Thread thread;

    Application() {
      this.loop = newEventLoop();
      this.thread = threadOf(() -> this.loop.runForever(), null, false);
      this.thread.start();
    }

    CompletableFuture<String> invoice(int number) {
      return runCoroutineThreadsafe(makeInvoice(number), this.loop);
    }

    void close() {
      this.loop.callSoonThreadsafe(() -> this.loop.stop());
      joinThread(this.thread, -1);
      this.loop.close();
    }
  }

  static Coroutine<String> makeInvoice(int number) {
    return async(() -> {
      await(sleep(seconds(0.01)));
      return "invoice " + number;
    });
  }

  static class Hello {
    void doGET() {
      Network.<Object>todo(45, "self.send_response(200)"); // send_response of Hello
      Network.<Object>todo(46, "self.send_header(\"Content-Length\", \"5\")"); // send_header of Hello
      Network.<Object>todo(47, "self.end_headers()"); // end_headers of Hello
      Network.<Object>todo(48, "self.wfile.write(b\"hello\")"); // wfile of Hello
    }

    void logMessage(Object... args_0) {
      List<Object> args_ = Arrays.asList(args_0);
    }
  }

  public static void main(String[] args) {
    Server server = Network.<Server>todo(54, "server = ThreadingHTTPServer((\"127.0.0.1\", 0), Hello)");
    Network.<Object>todo(54, "server = ThreadingHTTPServer((\"127.0.0.1\", 0), Hello)"); // http.server.ThreadingHTTPServer has no counterpart
    threadOf(() -> server.serveForever(), null, true).start();
    Network.<Object>todo(56, "print(\" \".join(asyncio.run(three(f\"http://127.0.0.1:{server.server_port}/\"))))"); // the attribute server_port of a Server
    Network.<Object>todo(57, "server.shutdown()"); // shutdown of a Server
    Application application = new Application();
    System.out.println(within(application.invoice(7), -1));
    application.close();
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }

  /** Result of work on another thread, for which this thread waits so many seconds, or without end. */
  static <T> T within(CompletableFuture<T> work, double limit) {
    try {
      return limit < 0 ? work.get() : work.get(Math.round(limit * 1000), java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AsyncTimeoutException("");
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof RuntimeException error) throw error;
      if (e.getCause() instanceof Error error) throw error;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Thread threadOf(Runnable work, String name, boolean daemon) {
    Thread thread = name == null ? new Thread(work) : new Thread(work, name);
    thread.setDaemon(daemon);
    return thread;
  }

  /** Waits for a thread so many seconds, or until it has ended. */
  static void joinThread(Thread thread, double limit) {
    try {
      thread.join(limit < 0 ? 0 : Math.max(1, Math.round(limit * 1000)));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
