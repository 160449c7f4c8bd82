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
import dev.asyncio4j.loop.EventLoop;
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
    Object thread;

    Application() {
      this.loop = newEventLoop();
      Network.<Object>todo(25, "self.thread = threading.Thread(target=self.loop.run_forever)"); // threading.Thread has no counterpart
      Network.<Object>todo(26, "self.thread.start()"); // start of an unknown type
    }

    CompletableFuture<String> invoice(int number) {
      return runCoroutineThreadsafe(makeInvoice(number), this.loop);
    }

    void close() {
      this.loop.callSoonThreadsafe(() -> this.loop.stop());
      Network.<Object>todo(33, "self.thread.join()"); // join of an unknown type
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
    Object server = Network.<Object>todo(54, "server = ThreadingHTTPServer((\"127.0.0.1\", 0), Hello)");
    Network.<Object>todo(54, "server = ThreadingHTTPServer((\"127.0.0.1\", 0), Hello)"); // http.server.ThreadingHTTPServer has no counterpart
    Network.<Object>todo(55, "threading.Thread(target=server.serve_forever, daemon=True).start()"); // threading.Thread has no counterpart
    Network.<Object>todo(56, "print(\" \".join(asyncio.run(three(f\"http://127.0.0.1:{server.server_port}/\"))))"); // the attribute server_port of an unknown type
    Network.<Object>todo(57, "server.shutdown()"); // shutdown of an unknown type
    Application application = new Application();
    System.out.println(application.invoice(7).join());
    application.close();
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }
}
