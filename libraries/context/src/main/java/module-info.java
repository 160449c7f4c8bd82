/**
 * Values that other libraries keep in threads, carried along with each task.
 *
 * <p>Nothing is to be called: put it on the path. By hand: {@link dev.asyncio4j.context.Carriers}.
 *
 * @provides dev.asyncio4j.ContextCarriers for each of these libraries that is there
 */
module dev.asyncio4j.context {
  requires transitive dev.asyncio4j;
  requires static io.opentelemetry.context;
  requires static transitive context.propagation;
  requires static transitive org.jspecify;
  requires static org.slf4j;

  exports dev.asyncio4j.context;

  provides dev.asyncio4j.ContextCarriers with
      dev.asyncio4j.context.MdcCarrier,
      dev.asyncio4j.context.MicrometerCarriers,
      dev.asyncio4j.context.OpenTelemetryCarrier;
}
