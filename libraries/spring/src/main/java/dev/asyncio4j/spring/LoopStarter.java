package dev.asyncio4j.spring;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.loop.LoopThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Starts the loops of an application, as its properties and customizers say; closes those that its
 * lifecycle has not stopped, for the context has never started. The beans that are these loops need
 * it, so all that needs a loop is destroyed before.
 */
final class LoopStarter implements AutoCloseable {
  private final AsyncioProperties properties;
  private final ObjectProvider<AsyncioCustomizer> customizers;
  private final List<LoopThread> started = new CopyOnWriteArrayList<>();

  LoopStarter(AsyncioProperties properties, ObjectProvider<AsyncioCustomizer> customizers) {
    this.properties = properties;
    this.customizers = customizers;
  }

  /** {@return one of the loops, counted from 1} */
  LoopThread start(int number) {
    var name = properties.loop().name() + (number == 1 ? "" : "-" + number);
    var thread = properties.loop().lazy() ? new LazyLoop(name, () -> start(name)) : start(name);
    started.add(thread);
    return thread;
  }

  private LoopThread start(String name) {
    var options = RunOptions.defaults();
    if (properties.debug()) options = options.debug(true);
    if (!properties.carriers().found()) options = options.withoutFoundCarriers();
    for (var customizer : customizers.orderedStream().toList())
      options = customizer.customize(options);
    var thread = LoopThread.start(name, options);
    var blockedAfter = properties.blockedAfter();
    if (blockedAfter != null) thread.loop().blockedAfter(blockedAfter);
    return thread;
  }

  @Override
  public void close() {
    for (var thread : started) { // one that goes on after its stop is stuck, and has been told of
      if (thread.isRunning() || thread.stop(Duration.ZERO).isDone()) thread.close();
    }
  }
}
