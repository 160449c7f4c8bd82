package dev.asyncio4j.spring;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.loop.LoopThread;
import org.springframework.beans.factory.ObjectProvider;

/** Starts the loops of an application, as its properties and customizers say. */
final class LoopStarter {
  private final AsyncioProperties properties;
  private final ObjectProvider<AsyncioCustomizer> customizers;

  LoopStarter(AsyncioProperties properties, ObjectProvider<AsyncioCustomizer> customizers) {
    this.properties = properties;
    this.customizers = customizers;
  }

  /** {@return one of the loops, counted from 1} */
  LoopThread start(int number) {
    var name = properties.loop().name() + (number == 1 ? "" : "-" + number);
    return properties.loop().lazy() ? new LazyLoop(name, () -> start(name)) : start(name);
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
}
