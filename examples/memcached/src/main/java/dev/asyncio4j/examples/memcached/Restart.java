package dev.asyncio4j.examples.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.memcached.Show.bytes;
import static dev.asyncio4j.examples.memcached.Show.say;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.memcached.MemcachedClient;
import dev.asyncio4j.memcached.MemcachedException;
import dev.asyncio4j.memcached.MemcachedOptions;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A restart loses data but not the client; connections stay few. Python: {@code 04_restart.py}.
 *
 * <p>The variable {@code MEMCACHED} names the program, of which this starts one of its own.
 */
public final class Restart {
  private final int port;

  private Restart(int port) {
    this.port = port;
  }

  private Process start() throws IOException {
    var program = Show.setting("MEMCACHED", "memcached");
    var place = new String[] {"-p", "" + port, "-U", "0", "-l", "127.0.0.1"};
    var command = new ArrayList<>(List.of(program, "-u", "nobody"));
    command.addAll(List.of(place));
    var server = new ProcessBuilder(command).inheritIO().start();
    for (int i = 0; i < 200 && !isUp(); i++) await(sleep(Duration.ofMillis(20)));
    return server;
  }

  private boolean isUp() {
    try (var probe = new Socket("127.0.0.1", port)) {
      return probe.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void fill(MemcachedClient<byte[]> mc) {
    for (int i = 0; i < 50; i++) await(mc.set("k" + i, bytes(i)));
    var gets = new ArrayList<Coroutine<byte[]>>();
    for (int i = 0; i < 200; i++) gets.add(mc.get("k" + i % 50));
    int sum = 0;
    for (var value : await(gather(gets))) sum += Integer.parseInt(new String(value, UTF_8));
    say(sum);
    int connections = Integer.parseInt(await(mc.stats()).get("curr_connections"));
    say(1 <= connections && connections <= 6);
  }

  private static int errors(MemcachedClient<byte[]> mc) {
    int errors = 0;
    for (int i = 0; i < 4; i++) {
      try {
        await(mc.get("k1"));
      } catch (MemcachedException e) {
        errors++;
      }
    }
    return errors;
  }

  private void program() throws Exception {
    var server = start();
    try (var mc = MemcachedClient.create(MemcachedOptions.defaults().port(port).connections(3))) {
      fill(mc);
      server.destroyForcibly().waitFor();
      await(sleep(Duration.ofMillis(100)));
      say("down:", errors(mc) == 4);
      server = start();
      say(await(mc.get("k1")), await(mc.set("k1", bytes("again"))), await(mc.get("k1")));
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  public static void main(String[] args) throws IOException {
    run(async(new Restart(Show.freePort())::program));
  }
}
