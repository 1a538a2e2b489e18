package org.vigie.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Draws the memory of a soak over the pages it has asked for.
public final class SoakPlot {

    private static final int EVERY = 10;

    private SoakPlot() {
    }

    /// @param args the `memory.tsv` of a soak; the drawing goes to `docs/soak.svg`
    public static void main(String[] args) throws IOException {
        List<Double> pages = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        List<Double> heap = new ArrayList<>();
        List<String> lines = Files.readAllLines(Path.of(args[0]));
        for (int i = 1; i < lines.size(); i += EVERY) {
            String[] cells = lines.get(i).split("\t", -1);
            if (pages.isEmpty() || Double.parseDouble(cells[2]) > pages.getLast()) {
                pages.add(Double.valueOf(cells[2]));
                resident.add(Double.valueOf(cells[3]));
                heap.add(Double.valueOf(cells[4]));
            }
        }
        XYChart chart = new XYChartBuilder().width(900).height(460).theme(ChartTheme.GGPlot2)
                .title("Memory of the scanning process, killed three times").xAxisTitle("requests answered")
                .yAxisTitle("MB").build();
        chart.addSeries("resident", pages, resident).setMarker(SeriesMarkers.NONE);
        chart.addSeries("heap after a collection (512 MB allowed)", pages, heap).setMarker(SeriesMarkers.NONE);
        VectorGraphicsEncoder.saveVectorGraphic(chart, Path.of("docs", "soak").toString(), VectorGraphicsFormat.SVG);
    }
}
