// Written by the porting assistant of asyncio4j from ch39/process_protocol.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import java.util.LinkedHashMap;
import java.util.Map;

// A child with a protocol: called when it writes, when a pipe ends, when it exits.
public final class ProcessProtocol {
  private ProcessProtocol() {}

  static class Words {
    Object done;
    Object data;

    Words(Object done) {
      ProcessProtocol.<Object>todo(7, "self.done, self.data = done, {1: b\"\", 2: b\"\"}"); // an exchange of values
    }

    void pipeDataReceived(Object fd, Object data) {
      ProcessProtocol.<Object>todo(10, "self.data[fd] += data"); // an item of an unknown type
    }

    void processExited() {
      System.out.println("exited");
    }

    void connectionLost(Object error_) {
      ProcessProtocol.<Object>todo(16, "self.done.set_result(self.data)"); // set_result of an unknown type
    }
  }

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      Future<Object> done = loop.createFuture();
      Object transport = ProcessProtocol.<Object>todo(22, "transport, protocol = await loop.subprocess_exec( lambda: Words(done), \"sh\", \"-c\", \"cat...");
      Object protocol = ProcessProtocol.<Object>todo(22, "transport, protocol = await loop.subprocess_exec( lambda: Words(done), \"sh\", \"-c\", \"cat...");
      ProcessProtocol.<Object>todo(22, "transport, protocol = await loop.subprocess_exec( lambda: Words(done), \"sh\", \"-c\", \"cat..."); // subprocess_exec of a EventLoop
      Object stdin = ProcessProtocol.<Object>todo(24, "stdin = transport.get_pipe_transport(0)");
      ProcessProtocol.<Object>todo(24, "stdin = transport.get_pipe_transport(0)"); // get_pipe_transport of an unknown type
      ProcessProtocol.<Object>todo(25, "stdin.write(b\"a few words\")"); // write of an unknown type
      ProcessProtocol.<Object>todo(26, "stdin.close()"); // close of an unknown type
      Object data = await(done);
      ProcessProtocol.<Object>todo(28, "print(\"out:\", data[1].decode(), \"err:\", data[2].decode().strip(), \"exit value:\", transp..."); // an item of an unknown type
      ProcessProtocol.<Object>todo(29, "transport.close()"); // close of an unknown type
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
}
