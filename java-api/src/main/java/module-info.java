/**
 * asyncio for the JVM: the Java API, without an engine.
 *
 * <p>Start with {@link dev.asyncio4j.Asyncio}. At run time an engine must be on the class path or
 * module path: depend on {@code dev.asyncio4j:asyncio4j}, which brings this module along.
 *
 * @uses dev.asyncio4j.spi.AsyncioProvider the engine
 */
@SuppressWarnings("requires-automatic") // Reactive Streams has no descriptor
module dev.asyncio4j {
  requires static transitive org.jspecify;
  requires static org.reactivestreams;

  exports dev.asyncio4j;
  exports dev.asyncio4j.exceptions;
  exports dev.asyncio4j.loop;
  exports dev.asyncio4j.lowlevel;
  exports dev.asyncio4j.queues;
  exports dev.asyncio4j.spi;
  exports dev.asyncio4j.streams;
  exports dev.asyncio4j.subprocess;
  exports dev.asyncio4j.sync;
  exports dev.asyncio4j.transports;

  uses dev.asyncio4j.spi.AsyncioProvider;
}
