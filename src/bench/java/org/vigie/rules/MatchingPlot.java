package org.vigie.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;

/// Draws how costs grow with the number of rules.
final class MatchingPlot {

    private MatchingPlot() {
    }

    /// Writes docs/matching.svg.
    static void draw(Map<String, Map<Integer, Double>> costs) throws IOException {
        XYChart chart = new XYChartBuilder().width(900).height(560).theme(ChartTheme.GGPlot2)
                .title("Judging one listing of about 1,300 characters").xAxisTitle("rules")
                .yAxisTitle("microseconds of processor time").build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true)
                .setLegendPosition(LegendPosition.OutsideE);
        costs.forEach((name, bySize) -> chart.addSeries(name, bySize.keySet().stream().map(Double::valueOf).toList(),
                List.copyOf(bySize.values())));
        VectorGraphicsEncoder.saveVectorGraphic(chart, Path.of("docs", "matching").toString(),
                VectorGraphicsFormat.SVG);
    }
}
