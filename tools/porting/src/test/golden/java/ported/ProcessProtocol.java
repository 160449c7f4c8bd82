// Written by the porting assistant of asyncio4j from ch39/process_protocol.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.transports.BaseProtocol;
import dev.asyncio4j.transports.SubprocessProtocol;
import dev.asyncio4j.transports.SubprocessTransport;
import dev.asyncio4j.transports.Transport;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

// A child with a protocol: called when it writes, when a pipe ends, when it exits.
public final class ProcessProtocol {
  private ProcessProtocol() {}

  static class Words implements SubprocessProtocol {
    Future<Map<Integer, byte[]>> done;
    Map<Integer, byte[]> data;

    Words(Future<Object> done) {
      ProcessProtocol.<Object>todo(7, "self.done, self.data = done, {1: b\"\", 2: b\"\"}"); // a Future<unknown> where a Future<Map<int, bytes>> is needed
    }

    @Override public void pipeDataReceived(int fd, ByteBuffer data0) {
      byte[] data = BaseProtocol.bytes(data0);
      this.data.put(fd, concat(item(this.data, fd), data));
    }

    @Override public void processExited() {
      System.out.println("exited");
    }

    @Override public void connectionLost(Throwable error_) {
      this.done.setResult(this.data);
    }
  }

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      Future<Object> done = loop.createFuture();
      var pair = await(loop.subprocessExec(() -> new Words(done), ProcessOptions.piped(), "sh", "-c", "cat; echo problem >&2; exit 4"));
      SubprocessTransport transport = pair.transport();
      Words protocol = pair.protocol();
      Transport stdin = transport.pipeTransport(0).orElseThrow();
      stdin.write("a few words".getBytes(UTF_8));
      stdin.close();
      Object data = await(done);
      ProcessProtocol.<Object>todo(28, "print(\"out:\", data[1].decode(), \"err:\", data[2].decode().strip(), \"exit value:\", transp..."); // an item of an unknown type
      transport.close();
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }

  @SuppressWarnings("unchecked")
  static <K, V> Map<K, V> mapOf(K key, V value, Object... more) {
    Map<K, V> map = new LinkedHashMap<>();
    map.put(key, value);
    for (int i = 0; i < more.length; i += 2) map.put((K) more[i], (V) more[i + 1]);
    return map;
  }

  /** Item of a map, which must be there. */
  static <K, V> V item(Map<K, V> map, K key) {
    if (!map.containsKey(key)) throw new NoSuchElementException(String.valueOf(key));
    return map.get(key);
  }

  static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
