namespace PolyMD.Studies.Reporting;

/// <summary>The style sheet of the report.</summary>
internal static class HtmlStyle
{
    public const string Css =
        """
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body { margin: 0; background: #f6f7f9; color: #1f2430; font: 16px/1.55 "DejaVu Sans", system-ui, sans-serif; }
        main { max-width: 920px; margin: 0 auto; padding: 24px 16px 64px; }
        header { margin-bottom: 8px; }
        .kicker { color: #667080; font-size: 13px; margin: 0; }
        h1 { font-size: 26px; line-height: 1.25; margin: 6px 0 12px; }
        h2 { font-size: 19px; margin: 0 0 12px; }
        h3 { font-size: 16px; margin: 0 0 8px; }
        table + h3, p + h3, div + h3 { margin-top: 20px; }
        .lead { font-size: 17px; }
        .banner { background: #fff4d6; border: 1px solid #e6c46a; border-left: 6px solid #d99a00; border-radius: 6px; padding: 10px 14px; margin: 12px 0; }
        section { background: #fff; border: 1px solid #e3e6ea; border-radius: 10px; padding: 20px; margin: 18px 0; }
        article { border-top: 1px solid #eceef1; padding: 16px 0; }
        article:first-of-type { border-top: 0; padding-top: 0; }
        figure { margin: 0 0 12px; overflow-x: auto; }
        svg { display: block; width: 100%; height: auto; max-width: 860px; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 13px; }
        th, td { text-align: left; padding: 7px 7px; border-bottom: 1px solid #eceef1; vertical-align: top; }
        thead th { border-bottom: 2px solid #cfd4da; vertical-align: bottom; line-height: 1.3; }
        th small { font-weight: normal; color: #667080; }
        .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .ref td { background: #f3f5f7; }
        .plain th { width: 30%; font-weight: normal; color: #667080; }
        .plain td { overflow-wrap: anywhere; }
        .note, .facts, .files { font-size: 13.5px; color: #4a4f57; }
        .facts { padding-left: 20px; margin: 6px 0; }
        .warn { font-size: 13.5px; background: #fdf1ef; border-left: 4px solid #c2412d; border-radius: 4px; padding: 8px 12px 8px 28px; margin: 8px 0; }
        p.warn { padding-left: 12px; }
        a { color: #1d5fa8; }
        details { margin: 6px 0; }
        summary { cursor: pointer; font-weight: bold; font-size: 14px; padding: 4px 0; }
        code { background: #f0f1f4; border-radius: 4px; padding: 1px 5px; font-size: 0.9em; white-space: nowrap; }
        @media (max-width: 600px) { section { padding: 14px 12px; border-radius: 8px; } h1 { font-size: 21px; } svg { min-width: 560px; } }
        @media print { body { background: #fff; font-size: 11pt; } main { max-width: none; padding: 0; } section { border: 0; padding: 0 0 12px; } article, figure, tr { break-inside: avoid; } table { font-size: 8pt; } th, td { padding: 3px 4px; } details::details-content { content-visibility: visible; height: auto; } .banner { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }

        """;
}
