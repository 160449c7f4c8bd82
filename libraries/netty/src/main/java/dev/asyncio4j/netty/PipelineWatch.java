package dev.asyncio4j.netty;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.Instrument;
import dev.asyncio4j.lowlevel.Instruments;
import dev.asyncio4j.lowlevel.LoopPort;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells, in debug mode, of a task that suspends inside a pipeline: in a handler that its own write
 * has called.
 *
 * <p>The handler stands on the task's stack, so nothing refuses its await; meanwhile others write
 * through the same handlers, which do not expect that. To see it, the stack is walked at each
 * suspension, which is too dear without debug mode.
 */
final class PipelineWatch implements Instrument {
  private static final String PIPELINE = "io.netty.channel.AbstractChannelHandlerContext";

  /** Open loops that are watched already. */
  private static final Set<EventLoop> WATCHED = ConcurrentHashMap.newKeySet();

  private final EventLoop loop;

  private PipelineWatch(EventLoop loop) {
    this.loop = loop;
  }

  static void addTo(LoopPort port) {
    var loop = port.loop();
    if (!loop.getDebug() || !WATCHED.add(loop)) return;
    Instruments.add(loop, new PipelineWatch(loop));
    port.onClose(() -> WATCHED.remove(loop));
  }

  @Override
  public void taskWaits(Task<?> task, @Nullable Future<?> what) {
    if (!isInside()) return;
    var message = "%s awaits inside a pipeline; in a handler, use NettyTasks.start".formatted(task);
    var here = new IllegalStateException(message);
    loop.callExceptionHandler(new ExceptionContext(message, here, task, null, null, null));
  }

  /** Looks no further than to where a task began: a handler may begin one, which awaits. */
  private static boolean isInside() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .takeWhile(frame -> !frame.getMethodName().equals("createTask"))
                    .anyMatch(frame -> frame.getClassName().equals(PIPELINE)));
  }
}
