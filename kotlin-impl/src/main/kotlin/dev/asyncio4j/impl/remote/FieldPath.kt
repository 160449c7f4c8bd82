package dev.asyncio4j.impl.remote

import dev.asyncio4j.spi.Engine.PlainBody
import java.io.ObjectOutputStream
import java.io.OutputStream
import java.lang.invoke.MethodHandleInfo
import java.lang.invoke.SerializedLambda
import java.lang.reflect.Field
import java.lang.reflect.Modifier

/** The way from an object to the one in it that serialisation stops at. */
internal class FieldPath private constructor(private val chain: List<Any>) {
  /** Such as `lambda in Report.totals captures this (Report) › store (Store)`. */
  val text: String
    get() {
      val steps = StringBuilder(root())
      for (i in 1..<chain.size) {
        if (isArguments(i)) continue
        steps.append(if (isArguments(i - 1)) " captures " else " › ").append(step(i))
      }
      return "$steps"
    }

  /** Says what helps where that object is not serialisable. */
  val advice: String
    get() {
      val last = chain.lastOrNull()
      return when {
        last is PlainBody -> "a body without a value does not travel: let it return null"
        last != null && last.javaClass.isHidden ->
          "a lambda is, where a SerializableBody or another Serializable type is asked for; one " +
            "of Kotlin as SerializableBody { ... }, or with @JvmSerializableLambda or -Xlambdas=class"
        else ->
          "make it so, copy what is needed of it to a local variable, " +
            "or take an executor of this process"
      }
    }

  private fun root() =
    when (val root = chain.firstOrNull()) {
      null -> "null"
      is SerializedLambda -> "lambda in ${root.capturingClass.replace('/', '.')}.${methodOf(root)}"
      else -> root.javaClass.name
    }

  /** Returns the method that a lambda was written in: compilers name its own after that. */
  private fun methodOf(lambda: SerializedLambda): String {
    val parts = lambda.implMethodName.split('$').filter(String::isNotEmpty)
    return parts.firstOrNull { it != "lambda" && it.toIntOrNull() == null } ?: "<init>"
  }

  /** A lambda's captured values travel in an array of their own. */
  private fun isArguments(i: Int) = i > 0 && chain[i - 1] is SerializedLambda

  private fun step(i: Int): String {
    val child = chain[i]
    val type = child.javaClass.name
    if (!isArguments(i - 1)) return "${nameIn(chain[i - 1], child)} ($type)"
    return if (isThis(chain[i - 2] as SerializedLambda, child)) "this ($type)" else "a $type"
  }

  private fun isThis(lambda: SerializedLambda, child: Any) =
    lambda.implMethodKind != MethodHandleInfo.REF_invokeStatic && lambda.getCapturedArg(0) === child

  private fun nameIn(parent: Any, child: Any): String {
    val fields =
      generateSequence<Class<*>>(parent.javaClass) { it.superclass }.flatMap { fields(it) }
    val field = fields.firstOrNull { it.trySetAccessible() && it.get(parent) === child }
    return when {
      field != null -> field.name
      parent is Array<*> -> "[${parent.indexOfFirst { it === child }}]"
      parent is List<*> -> "[${parent.indexOfFirst { it === child }}]"
      parent is Map<*, *> -> if (parent.keys.any { it === child }) "a key" else "a value"
      else -> "a part"
    }
  }

  private fun fields(type: Class<*>): Sequence<Field> =
    type.declaredFields.asSequence().filter {
      it.modifiers and NEITHER == 0 && !it.type.isPrimitive
    }

  /**
   * Serialises again, and keeps the objects that are being written: serialisation is recursive, so
   * its depth is that of an object. A failure is written, too, when all the others are through.
   */
  private class Trace : ObjectOutputStream(OutputStream.nullOutputStream()) {
    val chain = ArrayList<Any>()
    private var over = false

    init {
      enableReplaceObject(true)
    }

    override fun replaceObject(next: Any): Any {
      val depth = STACK.walk { frames -> frames.filter { it.methodName == STEP }.count() }.toInt()
      if (depth == 1 && chain.isNotEmpty()) over = true
      if (over) return next
      if (depth in 1..chain.size) chain.subList(depth - 1, chain.size).clear()
      chain.add(next)
      return next
    }
  }

  companion object {
    private const val NEITHER = Modifier.STATIC or Modifier.TRANSIENT
    private const val STEP = "writeObject0"
    private val STACK = StackWalker.getInstance()

    /** Finds the way to what [root] cannot be serialised for. */
    fun to(root: Any?): FieldPath {
      val trace = Trace()
      try {
        trace.writeObject(root)
      } catch (_: Exception) {
        // as the first time: now it is known where
      } catch (_: StackOverflowError) {
        return FieldPath(listOfNotNull(root))
      }
      return FieldPath(trace.chain.ifEmpty { listOfNotNull(root) })
    }
  }
}
