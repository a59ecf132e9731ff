.pragma library

// Paths of rings: angles in degrees, 0 at the top, clockwise. Points are around (c, c).

function point(c, radius, degrees) {
    const a = (degrees - 90) * Math.PI / 180;
    return (c + radius * Math.cos(a)).toFixed(2) + " " + (c + radius * Math.sin(a)).toFixed(2);
}

function arc(radius, large, sweep) {
    return "A " + radius.toFixed(2) + " " + radius.toFixed(2) + " 0 " + large + " " + sweep + " ";
}

// The outline of a piece of a ring.
function sector(c, inner, outer, from, to) {
    const large = to - from > 180 ? 1 : 0;
    return "M " + point(c, inner, from) + " L " + point(c, outer, from) + " " + arc(outer, large, 1) + point(c, outer, to)
        + " L " + point(c, inner, to) + " " + arc(inner, large, 0) + point(c, inner, from) + " Z";
}

// An open arc.
function open(c, radius, from, to) {
    return "M " + point(c, radius, from) + " " + arc(radius, to - from > 180 ? 1 : 0, 1) + point(c, radius, to);
}

// Slanted strokes that fill a piece of a ring without leaving it.
function hatch(c, inner, outer, from, to) {
    const slant = (outer - inner) / inner * 180 / Math.PI;
    const step = 7 / inner * 180 / Math.PI;
    let path = "";
    for (let a = from; a + slant <= to; a += step)
        path += "M " + point(c, inner, a) + " L " + point(c, outer, a + slant) + " ";
    return path;
}

// Strokes at 45 degrees over a rectangle; what stands out is for the caller to clip.
function hatchRect(width, height, gap) {
    let path = "";
    for (let x = -height; x < width; x += gap)
        path += "M " + x + " " + height + " L " + (x + height) + " 0 ";
    return path;
}
