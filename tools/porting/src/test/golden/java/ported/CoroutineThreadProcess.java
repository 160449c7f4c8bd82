// Written by the porting assistant of asyncio4j from ch04/coroutine_thread_process.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.subprocess.Stdio;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

// Who can run while I block? Not my loop's tasks, but a thread can, and a process shares nothing.
public final class CoroutineThreadProcess {
  private CoroutineThreadProcess() {}

  static Object blocksUntil(CountDownLatch event) {
    CoroutineThreadProcess.<Object>todo(8, "return \"somebody ran meanwhile\" if event.wait(0.2) else \"nobody could run\""); // a thread that waits for another
    return null;
  }

  static Coroutine<Void> sets(CountDownLatch event) {
    return async(() -> {
      event.countDown();
    });
  }

  static int childPid() {
    AsyncProcess process = await(createSubprocessExec(ProcessOptions.defaults().stdout(Stdio.PIPE), "sh", "-c", "echo $$"));
    var pair = await(process.communicate(null));
    byte[] out = pair.stdout();
    return Integer.parseInt(new String(out, UTF_8).strip());
  }

  static Coroutine<Void> main() {
    return async(() -> {
      CountDownLatch event = new CountDownLatch(1); // check: a latch cannot be cleared
      Task<Void> setter = createTask(sets(event));
      System.out.println("blocking in a task:   " + text(blocksUntil(event)));
      await(setter);
      event = new CountDownLatch(1); // check: a latch cannot be cleared
      setter = createTask(sets(event));
      CountDownLatch given = event;
      System.out.println("blocking in a thread: " + text(await(toThread(() -> blocksUntil(given)))));
      await(setter);
      System.out.println("a child is " + (childPid() == ((int) ProcessHandle.current().pid()) ? "this process" : "another process"));
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }

  /** Text of a value as Python's str() gives it. */
  static String text(Object value) {
    if (value instanceof String s) return s;
    if (value instanceof Throwable t) return t.getMessage() == null ? "" : t.getMessage();
    return repr(value);
  }

  /** Text of a value as Python's repr() gives it. */
  static String repr(Object value) {
    if (value == null) return "None";
    if (value instanceof Boolean b) return b ? "True" : "False";
    if (value instanceof String s) return quoted(s);
    if (value instanceof Map<?, ?> m) {
      return m.entrySet().stream()
          .map(e -> repr(e.getKey()) + ": " + repr(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Collection<?> c) {
      boolean set = c instanceof Set;
      if (set && c.isEmpty()) return "set()";
      return c.stream()
          .map(x -> repr(x))
          .collect(Collectors.joining(", ", set ? "{" : "[", set ? "}" : "]"));
    }
    return String.valueOf(value);
  }

  static String quoted(String text) {
    String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
    String inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return quote + (quote.equals("'") ? inner.replace("'", "\\'") : inner) + quote;
  }
}
