package dev.asyncio4j.context

import io.opentelemetry.api.trace.Tracer
import io.opentelemetry.sdk.common.CompletableResultCode
import io.opentelemetry.sdk.trace.SdkTracerProvider
import io.opentelemetry.sdk.trace.data.SpanData
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor
import io.opentelemetry.sdk.trace.export.SpanExporter
import java.util.concurrent.CopyOnWriteArrayList
import kotlinx.coroutines.delay

/** A tracer of OpenTelemetry's SDK, and the spans that have ended. */
class Spans : AutoCloseable {
  private val ended = CopyOnWriteArrayList<SpanData>()

  private val provider =
    SdkTracerProvider.builder()
      .addSpanProcessor(
        SimpleSpanProcessor.create(
          object : SpanExporter {
            override fun export(spans: Collection<SpanData>): CompletableResultCode {
              ended += spans
              return CompletableResultCode.ofSuccess()
            }

            override fun flush(): CompletableResultCode = CompletableResultCode.ofSuccess()

            override fun shutdown(): CompletableResultCode = CompletableResultCode.ofSuccess()
          }
        )
      )
      .build()

  private val tracer: Tracer = provider.get("test")

  /** Runs [code] in a span, on this thread. */
  fun inSpan(name: String, code: Runnable) = open(name).use { code.run() }

  /** Opens a span that is current until it is closed. */
  fun open(name: String): AutoCloseable {
    val span = tracer.spanBuilder(name).startSpan()
    val scope = span.makeCurrent()
    return AutoCloseable {
      scope.close()
      span.end()
    }
  }

  /** Opens a span over a suspension. */
  suspend fun suspending(name: String): String =
    open(name).use {
      delay(1)
      inSpan("$name inside") {}
      name
    }

  /** Returns "child < parent" of each span, sorted; `-` is the parent of a root. */
  fun parents(): List<String> {
    val names = ended.associate { it.spanId to it.name }
    return ended.map { "${it.name} < ${names[it.parentSpanId] ?: "-"}" }.sorted()
  }

  /** Returns the number of different traces. */
  fun traces(): Int = ended.map { it.traceId }.distinct().size

  override fun close() {
    provider.close()
  }
}
