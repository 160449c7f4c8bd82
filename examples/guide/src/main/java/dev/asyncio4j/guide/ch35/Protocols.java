package dev.asyncio4j.guide.ch35;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.transports.BaseProtocol;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * The layer below streams: an object per connection whose methods are called. Python: {@code
 * protocols.py}, Kotlin: {@code Protocols.kt}.
 */
public final class Protocols {
  private Protocols() {}

  static final class Upper implements Protocol {
    private Transport transport;

    @Override
    public void connectionMade(Transport transport) {
      this.transport = transport;
      System.out.println("server: connected");
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      String text = UTF_8.decode(data).toString();
      transport.write(text.toUpperCase(Locale.ROOT).getBytes(UTF_8));
    }

    @Override
    public boolean eofReceived() {
      System.out.println("server: end of input");
      return false;
    }

    @Override
    public void connectionLost(Throwable error) {
      System.out.println("server: lost " + (error == null ? "without an error" : "with an error"));
    }
  }

  record Client(String message, Future<String> done, ByteArrayOutputStream answer)
      implements Protocol {
    @Override
    public void connectionMade(Transport transport) {
      transport.write(message.getBytes(UTF_8));
      transport.writeEof();
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      answer.writeBytes(BaseProtocol.bytes(data));
    }

    @Override
    public void connectionLost(Throwable error) {
      done.setResult(answer.toString(UTF_8));
    }
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          EventLoop loop = getRunningLoop();
          Server server = await(loop.createServer(Upper::new, "127.0.0.1", 0));
          Future<String> done = loop.createFuture();
          var client = new Client("hello protocols", done, new ByteArrayOutputStream());
          var endpoint = await(loop.createConnection(() -> client, "127.0.0.1", server.port()));
          System.out.println("client: " + await(done));
          System.out.println("closing: " + (endpoint.transport().isClosing() ? "yes" : "no"));
          await(sleep(seconds(0.05)));
          server.close();
          await(server.waitClosed());
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
