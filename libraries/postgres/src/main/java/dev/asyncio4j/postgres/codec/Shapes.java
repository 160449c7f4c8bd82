package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.Box;
import dev.asyncio4j.postgres.Circle;
import dev.asyncio4j.postgres.Line;
import dev.asyncio4j.postgres.LineSegment;
import dev.asyncio4j.postgres.Path;
import dev.asyncio4j.postgres.Point;
import dev.asyncio4j.postgres.Polygon;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Shapes of the plane. */
final class Shapes {
  private Shapes() {}

  static void write(Object shape, Out out) {
    if (shape instanceof Point point) out.f8(point.x()).f8(point.y());
    else if (shape instanceof Box box) writeAll(List.of(box.high(), box.low()), out);
    else if (shape instanceof LineSegment segment)
      writeAll(List.of(segment.first(), segment.second()), out);
    else if (shape instanceof Line line) out.f8(line.a()).f8(line.b()).f8(line.c());
    else if (shape instanceof Circle circle) {
      write(circle.center(), out);
      out.f8(circle.radius());
    } else if (shape instanceof Path path) {
      out.i1(path.isClosed() ? 1 : 0).i4(path.points().size());
      writeAll(path.points(), out);
    } else {
      var points = ((Polygon) shape).points();
      out.i4(points.size());
      writeAll(points, out);
    }
  }

  private static void writeAll(List<Point> points, Out out) {
    for (var point : points) write(point, out);
  }

  static Point point(ByteBuffer in) {
    double x = in.getDouble();
    return new Point(x, in.getDouble());
  }

  static List<Point> points(ByteBuffer in) {
    int count = in.getInt();
    var points = new ArrayList<Point>();
    for (int i = 0; i < count; i++) points.add(point(in));
    return points;
  }

  static Box box(ByteBuffer in) {
    var high = point(in);
    return new Box(high, point(in));
  }

  static LineSegment segment(ByteBuffer in) {
    var first = point(in);
    return new LineSegment(first, point(in));
  }

  static Line line(ByteBuffer in) {
    double a = in.getDouble();
    double b = in.getDouble();
    return new Line(a, b, in.getDouble());
  }

  static Circle circle(ByteBuffer in) {
    var center = point(in);
    return new Circle(center, in.getDouble());
  }

  static Path path(ByteBuffer in) {
    boolean isClosed = in.get() != 0;
    return new Path(isClosed, points(in));
  }
}
